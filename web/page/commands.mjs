// From what is chosen on the page to a command line of zitool: nothing else decides what is worked out.

const OPTIONS = {
  assessor: "--assessor",
  sheet: "--sheet",
  target: "--target",
  date: "--date",
  facts: "--facts",
  unit: "--unit",
};

// `of` says which files a command takes: one, all of them, those of the facts form, or none.
export const COMMANDS = {
  score: {
    words: ["score"],
    of: "one",
    takes: ["assessor", "sheet", "date", "facts"],
    sets: true,
    name: "nilai",
  },
  findings: { words: ["validate"], of: "one", takes: ["assessor", "sheet", "date"], name: "temuan" },
  plan: {
    words: ["gap-report"],
    of: "one",
    takes: ["target", "assessor", "sheet", "date", "facts"],
    sets: true,
    name: "rencana",
  },
  annotated: {
    words: ["validate", "--annotate"],
    of: "one",
    takes: ["assessor", "sheet", "date"],
    name: "catatan",
    same: true,
  },
  compare: { words: ["compare"], of: "all", takes: ["assessor", "sheet", "date"], alone: "bandingan" },
  trend: { words: ["trend"], of: "all", takes: ["assessor", "sheet", "date"], alone: "tren" },
  recap: { words: ["score", "--recap"], of: "all", takes: ["assessor", "sheet", "date"], alone: "rekap" },
  readiness: { words: ["readiness"], of: "facts", takes: ["target", "sheet", "date"], alone: "kesiapan" },
  template: { words: ["template"], of: "none", takes: ["unit"], alone: "lke-kosong" },
  facts_form: { words: ["readiness", "--new"], of: "none", takes: [], alone: "fakta", given: true },
};

export const suffix = (path) => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? "";
const stem = (path) =>
  path
    .replace(/^.*\//, "")
    .replace(/\.[^./]*$/, "")
    .replace(/^-+/, "");
const named = (path) => (path.startsWith("-") ? `./${path}` : path);

// The name of an output; of one that a file already has, another: no input is ever written to.
function free(name, ending, taken) {
  for (let number = 1; ; number += 1) {
    const tried = `${name}${number > 1 ? `-${number}` : ""}${ending}`;
    if (!taken.includes(tried)) return tried;
  }
}

function inputs(command, { files, chosen, folder, lke }) {
  if (command.of === "one") return [chosen];
  if (command.of === "all") return folder ? [folder] : files;
  if (command.of === "facts") return lke ? ["fakta.yaml", lke] : ["fakta.yaml"];
  return [];
}

// Return the command line for a view, and the file that it writes.
//
// `state` holds files (paths, `chosen` one of them, a `folder` of all of them), options by name, `sets` (pairs of
// id and answer), `lang`; `ending` is that of the output.
export function commandOf(view, state, ending = ".html") {
  const command = COMMANDS[view];
  const given = inputs(command, state).map(named);
  const name = command.alone ?? `${stem(state.chosen)}-${command.name}`;
  const output = free(name, command.same ? suffix(state.chosen) : ending, state.files ?? []);
  const argv = [...command.words, ...given];
  for (const option of command.takes) {
    const value = state[option];
    if (value) argv.push(OPTIONS[option], value);
  }
  for (const [id, answer] of (command.sets && state.sets) || []) argv.push("--set", `${id}=${answer}`);
  for (const assessor of (view === "template" && state.columns) || []) argv.push("--assessor", assessor);
  if (state.lang === "en") argv.push("--lang", "en");
  argv.push(...(command.given ? [output] : ["-o", output]));
  return { argv, output };
}

// As a terminal of Windows, macOS or Linux takes it.
export function typed(argv) {
  const quoted = (word) => (/^[\w./:=,+-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`);
  return ["zitool", ...argv.map(quoted)].join(" ");
}

// Return the form that `readiness --new` writes as its headings and fields: {heading} or {key, hint}.
export function fieldsOf(yaml) {
  const fields = [];
  for (const line of yaml.split("\n")) {
    const heading = /^# --- (.*?)(?: ---)?$/.exec(line);
    const field = /^([a-z_]+):\s*(?:#\s*(.*))?$/.exec(line);
    if (heading) fields.push({ heading: heading[1] });
    if (field) fields.push({ key: field[1], hint: field[2] ?? "" });
  }
  return fields;
}

// Return the form filled in; what YAML could misread is quoted, what is written in braces is left as it is.
export function filled(yaml, values) {
  const written = (value) => (/^(\{.*\}|[\w][\w.,/ ()+-]*)$/.test(value) ? value : JSON.stringify(value));
  return yaml.replace(/^([a-z_]+):.*$/gm, (line, key) => {
    const value = values[key]?.trim();
    return value ? `${key}: ${written(value)}` : line;
  });
}
