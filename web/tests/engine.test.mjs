// What the page does with its worker: one command at a time, and a new worker where one ends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Died, Stopped, startEngine } from "../page/engine.mjs";

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

// A worker that answers as `act` says: {argv} → what it came to, "silent", "throws" or "dies".
function stage(act, more = {}) {
  const workers = [];
  const told = [];
  const makeWorker = () => {
    const worker = { sent: [], ended: false };
    worker.terminate = () => {
      worker.ended = true;
    };
    worker.postMessage = (message) => {
      worker.sent.push(message);
      const answer = (data) => queueMicrotask(() => worker.ended || worker.onmessage({ data }));
      if (message.start) answer({ ready: { version: "1" }, module: "compiled" });
      if (!message.run) return;
      const came = act(message.run, worker, answer);
      if (came === "throws") answer({ id: message.id, failed: "Error" });
      else if (came === "dies") queueMicrotask(() => worker.onerror({ message: "gone" }));
      else if (came !== "silent") answer({ id: message.id, done: came });
    };
    workers.push(worker);
    return worker;
  };
  const engine = startEngine({
    makeWorker,
    parts: { wasm: "w" },
    tell: (message) => told.push(message),
    ...more,
  });
  return { engine, workers, told };
}

const FILE = { path: "a.xlsx", blob: new Blob(["abc"]), size: 3, modified: 7 };

test("files are sent once, before the first command that needs them", async () => {
  const { engine, workers } = stage(({ argv }) => ({ code: 0, argv }));
  engine.put([FILE, { path: "besar.xlsx", size: 1e9, modified: 1 }]);
  await Promise.all([engine.run({ argv: ["1"] }), engine.run({ argv: ["2"] })]);
  const [start, put, ...runs] = workers[0].sent;
  assert.deepEqual(start, { start: { parts: { wasm: "w" }, module: undefined } });
  assert.equal(new TextDecoder().decode(put.put[0].bytes), "abc");
  assert.deepEqual(put.put[1], { path: "besar.xlsx", bytes: undefined, size: 1e9, modified: 1 });
  assert.deepEqual(
    runs.map(({ run }) => run.argv),
    [["1"], ["2"]],
  );
});

test("commands are run one after another, each with its own result", async () => {
  let running = 0;
  const { engine } = stage(({ argv }, _, answer) => {
    running += 1;
    assert.equal(running, 1);
    setTimeout(() => {
      running -= 1;
      answer({ id: Number(argv[0]), done: { argv } });
    }, 2);
    return "silent";
  });
  const done = await Promise.all(["1", "2", "3"].map((name) => engine.run({ argv: [name] })));
  assert.deepEqual(
    done.map(({ argv }) => argv[0]),
    ["1", "2", "3"],
  );
});

test("a stopped command is told so; the next one finds a new worker, from what was compiled, with the files", async () => {
  let silent = true;
  const { engine, workers } = stage(() => (silent ? "silent" : { code: 0 }));
  engine.put([FILE]);
  const waiting = engine.run({ argv: ["score"] });
  await soon();
  engine.stop();
  await assert.rejects(waiting, Stopped);
  silent = false;
  assert.deepEqual(await engine.run({ argv: ["score"] }), { code: 0 });
  assert.equal(workers.length, 2);
  assert.ok(workers[0].ended);
  assert.equal(workers[1].sent[0].start.module, "compiled");
  assert.equal(new TextDecoder().decode(workers[1].sent[1].put[0].bytes), "abc");
});

test("stopping where nothing is under way does nothing", async () => {
  const { engine, workers } = stage(() => ({ code: 0 }));
  await engine.run({ argv: [] });
  engine.stop();
  assert.equal(workers.length, 1);
});

for (const how of ["throws", "dies"]) {
  test(`a worker that ${how} costs its command alone`, async () => {
    let bad = true;
    const { engine, workers } = stage(() => (bad ? how : { code: 0 }));
    const first = engine.run({ argv: ["1"] });
    const second = engine.run({ argv: ["2"] });
    await assert.rejects(
      first.finally(() => {
        bad = false;
      }),
      Died,
    );
    assert.deepEqual(await second, { code: 0 });
    assert.equal(workers.length, 2);
  });
}

test("a worker without a sign of life is ended; one that tells of its files is not", async () => {
  const { engine, workers } = stage(() => "silent", { patience: 20 });
  await assert.rejects(engine.run({ argv: [] }), { message: "time" });
  assert.equal(workers.length, 2);
  const { engine: busy } = stage(
    (_, worker) => {
      let lines = 0;
      const tick = setInterval(() => {
        lines += 1;
        worker.onmessage({ data: { journal: new Uint8Array(1) } });
        if (lines < 6) return;
        clearInterval(tick);
        worker.onmessage({ data: { id: 1, done: { code: 0 } } });
      }, 10);
      return "silent";
    },
    { patience: 40 },
  );
  assert.deepEqual(await busy.run({ argv: [] }), { code: 0 });
});

test("a worker that has grown large is replaced after its command", async () => {
  const { engine, workers } = stage(() => ({ code: 0, memory: 900 << 20 }));
  await engine.run({ argv: [] });
  assert.equal(workers.length, 2);
});

test("a worker that cannot start says so, and nobody waits for it", async () => {
  const told = [];
  const worker = {
    terminate() {},
    postMessage() {
      queueMicrotask(() => worker.onmessage({ data: { failed: "old" } }));
    },
  };
  const engine = startEngine({ makeWorker: () => worker, parts: {}, tell: (message) => told.push(message) });
  await assert.rejects(engine.run({ argv: [] }), Died);
  assert.deepEqual(told.at(-1), { broken: "old" });
});
