// From what is chosen on the page to command lines, and from a form of facts to its fields and back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, commandOf, fieldsOf, filled, typed } from "../page/commands.mjs";
import { WORDS } from "../page/words.mjs";

const one = { files: ["lke.xlsx"], chosen: "lke.xlsx", lang: "id" };
const line = (view, state, ending) => typed(commandOf(view, state, ending).argv);

test("every view is a command line of zitool", () => {
  assert.equal(line("score", one), "zitool score lke.xlsx -o lke-nilai.html");
  assert.equal(line("findings", one), "zitool validate lke.xlsx -o lke-temuan.html");
  assert.equal(line("plan", one, ".xlsx"), "zitool gap-report lke.xlsx -o lke-rencana.xlsx");
  assert.equal(line("annotated", one, ".xlsx"), "zitool validate --annotate lke.xlsx -o lke-catatan.xlsx");
  const two = { files: ["a.xlsx", "b.xlsx"], lang: "id" };
  assert.equal(line("compare", two), "zitool compare a.xlsx b.xlsx -o bandingan.html");
  assert.equal(line("trend", two), "zitool trend a.xlsx b.xlsx -o tren.html");
  assert.equal(line("recap", two), "zitool score --recap a.xlsx b.xlsx -o rekap.html");
  assert.equal(line("recap", { ...two, folder: "unit" }), "zitool score --recap unit -o rekap.html");
  assert.equal(line("readiness", { lke: "a.xlsx" }), "zitool readiness fakta.yaml a.xlsx -o kesiapan.html");
  assert.equal(line("readiness", { lke: "" }), "zitool readiness fakta.yaml -o kesiapan.html");
  assert.equal(
    line("template", { unit: "KPP A", columns: ["unit", "tpi"] }, ".xlsx"),
    'zitool template --unit "KPP A" --assessor unit --assessor tpi -o lke-kosong.xlsx',
  );
  assert.equal(line("facts_form", {}, ".yaml"), "zitool readiness --new fakta.yaml");
});

test("what is chosen stands in the command line, and only where the command takes it", () => {
  const state = { ...one, assessor: "tpi", sheet: "LKE ZI", target: "wbk", date: "2025-12-31", lang: "en" };
  state.sets = [["A.I.1.i.a", "Tidak"]];
  assert.equal(
    line("score", state),
    'zitool score lke.xlsx --assessor tpi --sheet "LKE ZI" --date 2025-12-31 --set A.I.1.i.a=Tidak --lang en -o lke-nilai.html',
  );
  assert.match(line("plan", state), /--target wbk .*--set/);
  assert.doesNotMatch(line("findings", state), /--set|--target/);
});

test("no output has the name of an input, and a macro workbook stays one", () => {
  const files = ["a.xlsx", "a-catatan.xlsx", "a-rencana.xlsx"];
  assert.equal(commandOf("annotated", { ...one, files, chosen: "a.xlsx" }).output, "a-catatan-2.xlsx");
  assert.equal(commandOf("plan", { ...one, files, chosen: "a.xlsx" }, ".xlsx").output, "a-rencana-2.xlsx");
  assert.equal(commandOf("annotated", { ...one, chosen: "m.XLSM" }).output, "m-catatan.xlsm");
});

test("a name that looks like an option is a file all the same", () => {
  assert.equal(
    line("score", { ...one, chosen: "--lang.xlsx" }),
    "zitool score ./--lang.xlsx -o lang-nilai.html",
  );
});

test("a command line can be pasted into a terminal", () => {
  assert.equal(typed(["score", "LKE (1).xlsx", 'a"b']), 'zitool score "LKE (1).xlsx" "a\\"b"');
});

const FORM = `# apa saja
unit:  # nama unit kerja

# --- Instansi ---
opini_bpk:  # WTP: {nilai: x}
# --- Tahapan: hari terlaksana
pencanangan:
`;

test("a form of facts is headings and fields", () => {
  assert.deepEqual(fieldsOf(FORM), [
    { key: "unit", hint: "nama unit kerja" },
    { heading: "Instansi" },
    { key: "opini_bpk", hint: "WTP: {nilai: x}" },
    { heading: "Tahapan: hari terlaksana" },
    { key: "pencanangan", hint: "" },
  ]);
});

test("what is filled in replaces its line; the rest stays unknown", () => {
  const yaml = filled(FORM, {
    unit: 'KPP: "A" #1',
    opini_bpk: "{nilai: {2024: WTP}}",
    pencanangan: " 2025-05-02 ",
  });
  assert.match(yaml, /^unit: "KPP: \\"A\\" #1"$/m);
  assert.match(yaml, /^opini_bpk: \{nilai: \{2024: WTP\}\}$/m);
  assert.match(yaml, /^pencanangan: 2025-05-02$/m);
  assert.equal(filled(FORM, {}), FORM);
});

test("both languages say the same things with the same values", () => {
  const values = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, texts] of Object.entries(WORDS)) {
    assert.ok(texts.length === 2 && texts.every(Boolean), key);
    assert.deepEqual(values(texts[0]), values(texts[1]), key);
  }
  for (const view of ["score", "findings", "plan", "compare", "trend", "recap", "readiness"]) {
    assert.ok(COMMANDS[view] && WORDS[`view_${view}`]);
  }
});
