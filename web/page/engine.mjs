// Talks to the worker: one command at a time, a new worker where one was stopped or has died.

const PATIENCE = 120_000;
const MOST_KEPT = 400 << 20;

export class Stopped extends Error {}
export class Died extends Error {}

// `makeWorker` returns a worker (worker.js); `parts` is what it starts from; `tell` hears of {loading}, {ready},
// {warm}, {journal} and {broken}. Nothing is waited for longer than `patience` without a sign of life.
export function startEngine({ makeWorker, parts, tell, patience = PATIENCE }) {
  let worker;
  let module;
  let files = [];
  let placed = false;
  let job;
  let number = 0;
  let timer;
  let ready;
  let last = Promise.resolve();

  function begin() {
    placed = false;
    worker = makeWorker();
    tell({ loading: true });
    ready = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.ready) {
          module = data.module;
          tell({ ready: data.ready });
          resolve();
        } else if (data.id === undefined && data.failed) {
          tell({ broken: data.failed });
          reject(new Died(data.failed));
        } else hear(data);
      };
      worker.onerror = (event) => {
        event.preventDefault?.();
        reject(new Died(event.message));
        end(new Died(event.message));
      };
    });
    ready.catch(() => undefined);
    worker.postMessage({ start: { parts, module } });
  }

  function hear(data) {
    if (data.journal) {
      watch();
      tell({ journal: data.journal });
    }
    if (data.warm || data.reading) tell(data);
    if (!job || data.id !== job.id) return;
    clearTimeout(timer);
    const { resolve } = job;
    if (data.failed) end(new Died(data.failed));
    else {
      job = undefined;
      if (data.done.memory > MOST_KEPT) restart();
      resolve(data.done);
    }
  }

  function watch() {
    clearTimeout(timer);
    timer = setTimeout(() => end(new Died("time")), patience);
  }

  // The worker has ended or is ended; whoever waits is told why.
  function end(reason) {
    clearTimeout(timer);
    const stopped = job;
    job = undefined;
    restart();
    stopped?.reject(reason);
  }

  function restart() {
    worker.terminate();
    begin();
  }

  async function execute(what) {
    await ready;
    if (!placed) {
      placed = true;
      const sent = [];
      for (const { path, blob, size, modified } of files) {
        const bytes = blob && new Uint8Array(await blob.arrayBuffer());
        sent.push({ path, bytes, size, modified });
      }
      worker.postMessage(
        { put: sent },
        sent.flatMap(({ bytes }) => (bytes ? [bytes.buffer] : [])),
      );
    }
    return new Promise((resolve, reject) => {
      number += 1;
      job = { id: number, resolve, reject };
      watch();
      worker.postMessage({ id: number, run: what });
    });
  }

  begin();
  return {
    // The files that commands find, each {path, blob, size, modified}; one without a blob is never read.
    put(given) {
      files = given;
      placed = false;
    },
    // Run a command line, after those before it: {code, stdout, stderr, outputs}. Rejects with Stopped or Died.
    run(what) {
      const done = last.then(() => execute(what));
      last = done.catch(() => undefined);
      return done;
    },
    // Stop what is under way; files that a journal has told of are not lost.
    stop() {
      if (job) end(new Stopped());
    },
  };
}
