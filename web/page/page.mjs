// Draws the page and hears its user; what is shown is what the command line wrote.

import { commandOf, fieldsOf, filled, suffix, typed } from "./commands.mjs";
import { Stopped, startEngine } from "./engine.mjs";
import { distinct, droppedFiles, FACTS, folderOf, itemOf, readAgain, weight } from "./files.mjs";
import { say } from "./words.mjs";

const MB = 1e6;
const NARROW = 700;
const MOST_TOTAL = 512 * MB;
const VIEWS = {
  one: ["score", "findings", "plan"],
  several: ["recap", "compare", "trend"],
  facts: ["readiness"],
};
const SAVES = {
  one: [
    ["plan", ".xlsx", "save_plan"],
    ["annotated", ".xlsx", "save_annotated"],
    ["", ".json", "save_json"],
  ],
  several: [
    ["", ".xlsx", "save_xlsx"],
    ["", ".json", "save_json"],
  ],
  facts: [["", ".json", "save_json"]],
};
const TYPES = { ".html": "text/html", ".json": "application/json", ".csv": "text/csv", ".yaml": "text/yaml" };

const at = (id) => document.getElementById(id);
const state = { lang: "id", mode: "", view: "", items: [], sets: [], options: {}, shown: undefined };
let about;
let engine;
let journal;
let turn = 0;

const words = (key, values) => say(state.lang, key, values);

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// --- words ---

function speak() {
  document.documentElement.lang = state.lang;
  document.title = words("title");
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = words(node.dataset.say);
  at("language").textContent = words("language");
  at("language").lang = state.lang === "id" ? "en" : "id";
  at("report").title = words("report");
  at("messages").setAttribute("aria-label", words("messages"));
  at("views").setAttribute("aria-label", words("views"));
  at("downloads").setAttribute("aria-label", words("downloads"));
  drawTrust();
}

function tellState(key, values) {
  at("state").textContent = words(key, values);
}

function drawTrust() {
  if (!about) return;
  const commit = document.querySelector("meta[name=commit]").content || "?";
  at("version").textContent = words("version", { version: about.version, commit });
  at("rubrics").textContent = words("rubrics", { rubrics: about.rubrics.join(", ") });
  if (about.digest) at("digest").textContent = words("digest", { digest: about.digest });
}

// --- files ---

async function take(named) {
  await known;
  const total = weight(named, about);
  if (total > MOST_TOTAL) {
    tellState("too_much", { size: Math.round(total / MB), most: MOST_TOTAL / MB });
    return;
  }
  const items = [];
  for (const each of named) {
    try {
      items.push(await itemOf(each, about));
    } catch {
      tellState("gone", { name: each[0] });
      return;
    }
  }
  opened(items);
}

async function dropped(event) {
  event.preventDefault();
  at("drop").classList.remove("over");
  const named = await droppedFiles(event.dataTransfer);
  if (named) await take(named);
  else tellState("no_folder");
}

// What a command line counts: in a folder workbooks alone, elsewhere whatever is named.
const counted = () =>
  state.items.filter(({ path }) =>
    state.folder ? about.suffixes.includes(suffix(path)) : !FACTS.test(path),
  );

function opened(items) {
  const facts = items.find(({ path }) => FACTS.test(path));
  const books = items.filter((item) => item !== facts);
  const folder = folderOf(items);
  if (!items.length) {
    tellState("nothing");
    return;
  }
  Object.assign(state, {
    items,
    folder,
    sets: [],
    options: {},
    chosen: books[0]?.path ?? "",
    all: undefined,
  });
  journal = undefined;
  if (facts && !folder && books.length < 2) {
    facts.path = "fakta.yaml";
    show("facts", "readiness");
  } else if (folder || books.length > 2) show("several", "recap");
  else if (books.length === 2) show("several", "compare");
  else show("one", "score");
}

async function again() {
  for (const [place, item] of state.items.entries()) {
    try {
      state.items[place] = await readAgain(item, about);
    } catch {
      tellState("gone", { name: item.path });
      return;
    }
  }
  engine.put(state.items);
  journal = undefined;
  await draw();
}

// --- commands ---

function request() {
  const books = state.items.filter((item) => !FACTS.test(item.path)).map((item) => item.path);
  return {
    ...state.options,
    facts: state.mode === "facts" ? "fakta.yaml" : "",
    lang: state.lang,
    files: books,
    folder: state.folder,
    chosen: state.chosen,
    lke: state.mode === "facts" ? books[0] : "",
    sets: state.sets,
  };
}

async function run(view, ending, more = {}) {
  const { argv, output } = commandOf(view, { ...request(), ...more }, ending);
  const done = await engine.run({ argv });
  return { ...done, argv, output, bytes: done.outputs.find(({ name }) => name === output)?.bytes };
}

// A batch keeps a journal, here and not in the worker: whatever is finished stays when it is stopped.
async function runBatch(more = {}) {
  const { argv, output } = commandOf("recap", { ...request(), ...more });
  journal ??= { name: ".jurnal", bytes: new Uint8Array(), done: 0 };
  const files = counted().length;
  Object.assign(at("progress"), { max: files, value: 0, hidden: false });
  journal.files = files;
  const noted = [argv[0], "--resume", journal.name, ...argv.slice(1)];
  for (;;) {
    const { name, bytes, lost } = journal;
    try {
      const done = await engine.run({ argv: noted, journal: { name, bytes, lost } });
      return { ...done, argv, output, bytes: done.outputs[0]?.bytes };
    } catch (error) {
      if (error instanceof Stopped || !journal.reading || journal.lost === journal.reading) throw error;
      journal.lost = journal.reading;
    }
  }
}

function heard(message) {
  if (message.loading) tellState("loading");
  if (message.broken) tellState("broken", { reason: message.broken.split("\n")[0] });
  if (message.ready) {
    about = { ...about, ...message.ready };
    nowKnown();
    if (!turn) tellState("ready");
    drawTrust();
  }
  if (message.warm) {
    about.digest = message.warm;
    drawTrust();
  }
  if (message.reading && journal) journal.reading = message.reading;
  if (message.journal && journal) {
    journal.bytes = joined(journal.bytes, message.journal);
    journal.done = Math.max(0, journal.bytes.reduce((lines, byte) => lines + (byte === 10), 0) - 1);
    at("progress").value = journal.done;
    tellState("progress", { done: journal.done, files: journal.files });
  }
}

function joined(one, other) {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

// --- drawing ---

function show(mode, view) {
  Object.assign(state, { mode, view });
  document.body.className = "work";
  at("choices").open = window.innerWidth > NARROW;
  at("work").hidden = false;
  at("subject").textContent = state.folder || state.items.map((item) => item.path).join(", ");
  if (mode === "one") at("subject").textContent = state.chosen;
  at("back").hidden = !(mode === "one" && state.all);
  at("suppose").hidden = mode !== "one";
  at("of-target").hidden = mode === "several";
  at("of-assessor").hidden = mode === "facts";
  fillOptions([], []);
  engine.put(state.items);
  drawButtons();
  drawSets();
  drawFiles();
  draw().then(() => mode === "one" && fillIn());
}

function drawButtons() {
  const fits = {
    several: (view) => view === "recap" || !state.folder,
    facts: (view) => view === "readiness" || state.chosen,
    one: () => true,
  }[state.mode];
  const views = VIEWS[state.mode].filter(fits);
  at("views").replaceChildren(
    ...views.map((view) =>
      make("button", {
        type: "button",
        textContent: words(`view_${view}`),
        ariaPressed: String(view === state.view),
        onclick: () => turnTo(view),
      }),
    ),
  );
  const saves = SAVES[state.mode].map(([view, ending, key]) =>
    make("button", {
      type: "button",
      textContent: words(key),
      onclick: () => save(view || state.view, ending),
    }),
  );
  const html = make("button", {
    type: "button",
    textContent: words("save_html"),
    onclick: () => hand(state.shown),
  });
  const print = make("button", { type: "button", textContent: words("print"), onclick: printReport });
  const once = make("button", { type: "button", id: "again", textContent: words("again"), onclick: again });
  const facts = make("button", { type: "button", textContent: words("save_facts"), onclick: saveFacts });
  at("downloads").replaceChildren(
    print,
    html,
    ...saves,
    ...(state.mode === "facts" ? [facts] : []),
    ...(state.items.some(({ file }) => file) ? [once] : []),
  );
}

function turnTo(view) {
  state.view = view;
  drawButtons();
  draw();
}

function drawFiles() {
  at("files").hidden = state.mode !== "several";
  if (state.mode !== "several") return;
  const open = (item) => {
    state.all = { items: state.items, folder: state.folder, view: state.view };
    Object.assign(state, { chosen: item.path, sets: [], options: {} });
    show("one", "score");
    at("work").scrollIntoView();
  };
  const row = (item) =>
    make("li", {}, make("button", { type: "button", textContent: item.path, onclick: () => open(item) }));
  at("files")
    .querySelector("ul")
    .replaceChildren(...counted().map(row));
}

// Ask for the current view and show what came; what a later question has overtaken is dropped.
async function draw() {
  turn += 1;
  const mine = turn;
  tellState("working");
  const slow = setTimeout(() => busy(true), 400);
  try {
    at("command").textContent = typed(commandOf(state.view, request()).argv);
    const done = state.view === "recap" ? await runBatch() : await run(state.view);
    if (mine === turn) drawn(done);
  } catch (error) {
    if (mine === turn) failed(error);
  } finally {
    clearTimeout(slow);
    if (mine === turn) busy(false);
  }
}

function busy(is) {
  at("stop").hidden = !is;
  if (!is) at("progress").hidden = true;
  at("go-on").hidden = true;
}

function drawn(done) {
  state.shown = done;
  at("command").textContent = typed(done.argv);
  at("messages").textContent = done.stderr;
  at("messages").hidden = !done.stderr;
  at("report").hidden = !done.bytes;
  if (done.bytes) {
    at("report").style.visibility = "hidden"; // until `fit` follows its links: unheard, they lead out of it
    at("report").srcdoc = new TextDecoder().decode(done.bytes);
  }
  tellState("ready");
}

function failed(error) {
  if (!(error instanceof Stopped)) {
    tellState("died");
    at("report").hidden = true;
    at("messages").hidden = true;
    return;
  }
  const done = journal?.done ?? 0;
  tellState("stopped", { done });
  if (state.view === "recap" && done) finishedOnly();
}

// What was finished before a stop is shown as a recap of just those files; the rest can follow.
async function finishedOnly() {
  const lines = new TextDecoder().decode(journal.bytes).trim().split("\n").slice(1);
  const files = lines.map((line) => JSON.parse(line)[1]);
  const done = await runBatch({ files, folder: "" });
  drawn(done);
  tellState("stopped", { done: files.length });
  busy(false);
  at("go-on").hidden = false;
}

// A report is a page of its own: it is given its whole height, and its inner links are followed inside it.
function fit() {
  const frame = at("report");
  const inner = frame.contentDocument;
  if (!inner?.documentElement) return;
  frame.style.visibility = "";
  const measure = () => {
    frame.style.height = `${inner.documentElement.offsetHeight + 4}px`;
  };
  new ResizeObserver(measure).observe(inner.documentElement);
  inner.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const place = link && inner.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!link) return;
    event.preventDefault();
    for (let node = place; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    place?.scrollIntoView();
  });
  measure();
}

function printReport() {
  at("report").contentWindow.print();
}

// --- saving ---

function hand(done) {
  if (!done?.bytes) return;
  const blob = new Blob([done.bytes], { type: TYPES[suffix(done.output)] ?? "application/octet-stream" });
  const link = make("a", { href: URL.createObjectURL(blob), download: done.output.replace(/^.*\//, "") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function saveFacts() {
  const { path, blob } = state.items.find((item) => FACTS.test(item.path));
  hand({ output: path, bytes: new Uint8Array(await blob.arrayBuffer()) });
}

async function save(view, ending) {
  tellState("working");
  try {
    const done = await run(view, ending);
    hand(done);
    at("command").textContent = typed(done.argv);
    at("messages").textContent = done.stderr;
    at("messages").hidden = !done.stderr;
    tellState("ready");
  } catch (error) {
    failed(error);
  }
}

// --- options ---

function fillOptions(assessors, sheets) {
  const form = at("options");
  const any = make("option", { value: "", textContent: words("assessor_any") });
  const options = [...assessors, "all"].map((name) => make("option", { value: name, textContent: name }));
  form.assessor.replaceChildren(any, ...options);
  form.assessor.value = state.options.assessor ?? "";
  for (const name of ["sheet", "target", "date"]) form[name].value = state.options[name] ?? "";
  at("sheets").replaceChildren(...sheets.map((value) => make("option", { value })));
}

// What can be chosen for this file: from its result as JSON, with the answers of everyone in it.
async function fillIn() {
  const mine = state.chosen;
  const { bytes } = await run("score", ".json", { assessor: "all", sets: [] });
  if (!bytes || mine !== state.chosen || state.mode !== "one") return;
  const { assessments, refused } = JSON.parse(new TextDecoder().decode(bytes));
  const found = refused.flatMap(({ findings }) => findings).find(({ values }) => values.sheets);
  const assessors = [...new Set(assessments.map(({ assessor }) => assessor))];
  fillOptions(assessors, found?.values.sheets.split(", ") ?? []);
  const answers = assessments[0]?.answers ?? [];
  at("ids").replaceChildren(
    ...answers.map(({ id, raw }) => make("option", { value: id, label: `${id}: ${raw ?? ""}` })),
  );
}

function chooseOptions() {
  const form = at("options");
  for (const name of ["assessor", "sheet", "target", "date"]) state.options[name] = form[name].value.trim();
  journal = undefined;
  draw();
}

function suppose(event) {
  event.preventDefault();
  const form = event.target;
  const id = form.id.value.trim();
  state.sets = [...state.sets.filter(([other]) => other !== id), [id, form.answer.value.trim()]];
  form.reset();
  drawSets();
  if (state.view === "findings") turnTo("score");
  else draw();
}

function drawSets() {
  at("sets").replaceChildren(
    ...state.sets.map(([id, answer]) =>
      make(
        "li",
        {},
        `${id} = ${answer} `,
        make("button", { type: "button", textContent: words("remove", { id }), onclick: () => forget(id) }),
      ),
    ),
  );
}

function forget(id) {
  state.sets = state.sets.filter(([other]) => other !== id);
  drawSets();
  draw();
}

// --- blank forms, facts ---

function unfold(name) {
  const form = at(`${name}-form`);
  form.hidden = !form.hidden;
  at(name).setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) form.querySelector("input")?.focus();
}

async function makeBlank(event) {
  event.preventDefault();
  const form = event.target;
  const columns = [...form.columns].filter((box) => box.checked).map((box) => box.value);
  const done = await run("template", ".xlsx", { unit: form.unit.value.trim(), columns });
  hand(done);
  at("state").textContent = done.stderr.trim();
}

async function askFacts() {
  unfold("facts");
  if (at("facts-form").hidden || at("fields").dataset.lang === state.lang) return;
  const { bytes } = await run("facts_form", ".yaml");
  state.facts = new TextDecoder().decode(bytes);
  at("fields").dataset.lang = state.lang;
  at("fields").replaceChildren(
    ...fieldsOf(state.facts).map(({ heading, key, hint }) =>
      heading
        ? make("h3", { textContent: heading })
        : make(
            "label",
            {},
            make("span", { textContent: hint ? `${key}: ${hint}` : key }),
            make("input", { name: key, autocomplete: "off" }),
          ),
    ),
  );
}

function showReadiness(event) {
  event.preventDefault();
  const yaml = filled(state.facts, Object.fromEntries(new FormData(event.target)));
  const blob = new Blob([yaml]);
  const facts = { path: "fakta.yaml", blob, size: blob.size, modified: 0 };
  const lke = state.mode === "several" ? [] : state.items.filter((item) => !FACTS.test(item.path));
  Object.assign(state, { items: [facts, ...lke], folder: "", options: {}, all: undefined });
  show("facts", "readiness");
}

// --- beginning ---

let nowKnown;
const known = new Promise((resolve) => {
  nowKnown = resolve;
});

async function example() {
  await known;
  const { stdout } = await engine.run({ read: "/contoh.xlsx" });
  const blob = new Blob([stdout]);
  opened([{ path: "contoh.xlsx", blob, size: blob.size, modified: 0 }]);
}

async function picked(event) {
  const files = [...event.target.files].map((file) => [file.webkitRelativePath || file.name, file]);
  if (files.length) await take(distinct(files));
  event.target.value = "";
}

// With a handle a file can be read once more after it was saved; where there are none, an input does.
async function choose() {
  if (!window.showOpenFilePicker) {
    at("input").click();
    return;
  }
  const handles = await window.showOpenFilePicker({ multiple: true }).catch(() => []);
  const files = await Promise.all(handles.map((handle) => handle.getFile()));
  if (files.length) await take(distinct(files.map((file, place) => [file.name, file, handles[place]])));
}

function begin() {
  const part = (name) => at(`${name}-part`).textContent;
  const source = URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" }));
  speak();
  engine = startEngine({
    makeWorker: () => new Worker(source),
    parts: { wasm: part("wasm"), files: part("files") },
    tell: heard,
  });
  const on = (id, event, act) => at(id).addEventListener(event, act);
  on("language", "click", () => {
    state.lang = state.lang === "id" ? "en" : "id";
    speak();
    tellState(about ? "ready" : "loading");
    if (state.view) {
      journal = undefined;
      drawButtons();
      drawSets();
      draw().then(() => state.mode === "one" && fillIn());
    }
  });
  on("choose", "click", choose);
  on("choose-folder", "click", () => at("input-folder").click());
  on("input", "change", picked);
  on("input-folder", "change", picked);
  on("example", "click", example);
  on("blank", "click", () => unfold("blank"));
  on("facts", "click", askFacts);
  on("blank-form", "submit", makeBlank);
  on("facts-form", "submit", showReadiness);
  on("options", "change", chooseOptions);
  on("options", "submit", (event) => event.preventDefault());
  on("set-form", "submit", suppose);
  on("stop", "click", () => engine.stop());
  on("go-on", "click", draw);
  on("back", "click", () => {
    Object.assign(state, { ...state.all, all: undefined, sets: [], options: {} });
    show("several", state.view);
  });
  on("copy", "click", async () => {
    await navigator.clipboard?.writeText(at("command").textContent);
    tellState("copied");
  });
  on("report", "load", fit);
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  document.addEventListener("dragover", () => at("drop").classList.add("over"));
  document.addEventListener("dragleave", () => at("drop").classList.remove("over"));
  document.addEventListener("drop", dropped);
  document.addEventListener("keydown", (event) => {
    if (event.key === "p" && (event.ctrlKey || event.metaKey) && !at("report").hidden) {
      event.preventDefault();
      printReport();
    }
  });
}

if (!document.documentElement.classList.contains("old")) begin();
