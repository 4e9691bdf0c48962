// The other side of engine.mjs: Python in a thread of its own, and the command line of zitool in it.
// Classic workers alone work from file:// everywhere; Pyodide wants to be in a module worker, where
// importScripts throws.
"use strict";

self.importScripts = () => {
  throw new TypeError("a module worker");
};

const PAGE = 65536;
const MOST_MEMORY = 1 << 30;
const HOME = "/kerja";
const post = (message, moved) => self.postMessage(message, moved ?? []);

let python;
let zitool;

// Memory has an end: beyond it Python gets a MemoryError, which costs one file, and not the browser.
let exhausted = false;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function limited(pages) {
  if (this.buffer.byteLength + pages * PAGE > MOST_MEMORY) {
    exhausted = true;
    throw new RangeError("too much memory");
  }
  return grow.call(this, pages);
};

function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const unzipped = (bytes) => new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));

async function filesOf(bytes) {
  const all = new Uint8Array(await new Response(unzipped(bytes)).arrayBuffer());
  const start = 4 + new DataView(all.buffer).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(all.subarray(4, start)));
  const files = new Map();
  let at = start;
  for (const [path, size] of index) {
    files.set(path, all.subarray(at, at + size));
    at += size;
  }
  return files;
}

function compiled(bytes) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(unzipped(bytes), { headers }));
}

const imported = (bytes) => import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));

// `module` is what an earlier worker compiled, so that the one after it starts sooner.
async function start({ parts, module }) {
  const compressed = { wasm: decoded(parts.wasm), files: decoded(parts.files) };
  const [wasm, files] = await Promise.all([module ?? compiled(compressed.wasm), filesOf(compressed.files)]);
  // Nothing is fetched: the policy of the page forbids it, and all that Pyodide asks for is here.
  self.fetch = async () => new Response(new Uint8Array([80, 75, 5, 6, ...new Array(18).fill(0)]));
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    imported(files.get("pyodide.mjs")),
    imported(files.get("pyodide.asm.mjs")),
  ]);
  python = await loadPyodide({
    indexURL: "file:///",
    packageBaseUrl: "file:///",
    lockFileContents: JSON.parse(new TextDecoder().decode(files.get("pyodide-lock.json"))),
    createPyodideModule,
    env: { HOME, PYTHONPATH: "/lib/python3.14", PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: (FS) => {
      const made = new Set();
      for (const [path, bytes] of files) {
        const folder = `/${path.slice(0, path.lastIndexOf("/"))}`;
        if (!made.has(folder)) FS.mkdirTree(folder);
        made.add(folder);
        FS.writeFile(`/${path}`, bytes, { canOwn: true });
      }
    },
  });
  zitool = python.pyimport("zitool_page");
  tellOfReading();
  post({ ready: JSON.parse(zitool.about()), module: wasm });
  warmUp();
  post({ warm: await digest(compressed) });
}

// The page hears which file is being read: should the worker end, it is the one to blame.
function tellOfReading() {
  const { FS } = python;
  const open = FS.open;
  FS.open = (path, ...rest) => {
    if (typeof path === "string" && /\.(xlsx|xlsm|xls|xlsb|ods)$/i.test(path))
      post({ reading: path.replace(`${HOME}/`, "") });
    return open(path, ...rest);
  };
}

// What the first file would have to wait for is done while its owner looks for it.
function warmUp() {
  const { FS } = python;
  FS.writeFile(`${HOME}/contoh.xlsx`, FS.readFile("/contoh.xlsx"));
  for (const name of ["contoh.html", "contoh.json"]) {
    call(["score", "contoh.xlsx", "-o", name]);
  }
  empty(HOME);
  zitool.settled();
}

async function digest({ wasm, files }) {
  const all = new Uint8Array(await new Blob([wasm, files]).arrayBuffer());
  return zitool.sha256(all);
}

function call(argv) {
  const result = zitool.call(python.toPy(argv));
  const [code, stdout, stderr] = result.toJs({ create_proxies: false });
  result.destroy();
  return { code, stdout, stderr: new TextDecoder().decode(stderr) };
}

function entries(folder) {
  const { FS } = python;
  return FS.readdir(folder)
    .filter((name) => name !== "." && name !== "..")
    .map((name) => `${folder}/${name}`);
}

const isFolder = (path) => python.FS.isDir(python.FS.stat(path).mode);

function* walk(folder) {
  for (const path of entries(folder)) {
    if (isFolder(path)) yield* walk(path);
    else yield path;
  }
}

function empty(folder) {
  for (const path of entries(folder)) {
    if (isFolder(path)) {
      empty(path);
      python.FS.rmdir(path);
    } else python.FS.unlink(path);
  }
}

// A file without bytes is one too large to be read: it stands there with its size, and is refused by it.
function put(files) {
  const { FS } = python;
  empty(HOME);
  for (const { path, bytes, size, modified } of files) {
    const place = `${HOME}/${path}`;
    FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    FS.writeFile(place, bytes ?? new Uint8Array(), { canOwn: true });
    if (!bytes) FS.lookupPath(place).node.usedBytes = size;
    FS.utime(place, modified, modified);
  }
}

// Each line that a batch adds to its journal is told at once: progress, and what a next worker need not repeat.
function watch(path) {
  const { FS } = python;
  const { node } = FS.lookupPath(path);
  const operations = node.stream_ops;
  const write = (stream, buffer, offset, length, ...rest) => {
    post({ journal: buffer.slice(offset, offset + length) });
    return operations.write(stream, buffer, offset, length, ...rest);
  };
  node.stream_ops = { ...operations, write };
}

// `journal` is that of a batch: {name, bytes} so far, and `lost`, the file that ended the worker before this one.
function run({ argv, journal, read }) {
  const { FS } = python;
  if (read) return { stdout: FS.readFile(read) };
  if (journal) {
    FS.writeFile(`${HOME}/${journal.name}`, journal.bytes);
    if (journal.lost) zitool.give_up(journal.name, journal.lost, python.toPy(argv));
    watch(`${HOME}/${journal.name}`);
  }
  const before = new Set(walk(HOME));
  const result = call(argv);
  result.outputs = [];
  for (const path of [...walk(HOME)].filter((each) => !before.has(each))) {
    result.outputs.push({ name: path.slice(HOME.length + 1), bytes: FS.readFile(path) });
    FS.unlink(path);
  }
  if (journal) FS.unlink(`${HOME}/${journal.name}`);
  result.memory = exhausted ? Number.POSITIVE_INFINITY : python._module.HEAPU8.length;
  return result;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.start) await start(data.start);
    else if (data.put) put(data.put);
    else post({ id: data.id, done: run(data.run) });
  } catch (error) {
    post({ id: data.id, failed: String(error?.stack ?? error) });
  }
};
