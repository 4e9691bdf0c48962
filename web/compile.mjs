// Compile every .py below a folder, in place, with the very CPython that will run it: the numbers in compiled
// files differ between versions, and unchecked hashes spare the page a look at each source.
import { loadPyodide } from "pyodide";

const [folder] = process.argv.slice(2);
const python = await loadPyodide();
python.FS.mkdir("/tree");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/tree");
python.runPython(`
import importlib.util
import pathlib
from importlib._bootstrap_external import _code_to_hash_pyc

tree = pathlib.Path("/tree")
for source in sorted(tree.rglob("*.py")):
    text = source.read_bytes()
    code = compile(text, f"/{source.relative_to(tree).as_posix()}", "exec", dont_inherit=True)
    source.with_suffix(".pyc").write_bytes(_code_to_hash_pyc(code, importlib.util.source_hash(text), False))
    source.unlink()
`);
