"""The house: no circle of imports, one way to declare values, loops that are named and sure to run."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.project.proofs import loops_of

SRC = Path(__file__).resolve().parents[2] / "src"
MODULES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (SRC / "zitool").rglob("*.py")
    if "compiled" not in path.parts and "_rubrics" not in path.parts
}
TESTS = Path(__file__).parents[1]


def imported_at_run_time(module: str) -> set[str]:
    """Return the modules of zitool that a module imports at any time; none that only types name."""

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if (
                isinstance(child, ast.If)
                and isinstance(child.test, ast.Name)
                and child.test.id == "TYPE_CHECKING"
            ):
                continue
            if isinstance(child, ast.Import):
                found.update(name.name for name in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module is not None:
                below = {f"{child.module}.{name.name}" for name in child.names}
                found.update(below & MODULES.keys() or {child.module})
            visit(child)

    found: set[str] = set()
    visit(ast.parse(MODULES[module].read_text("utf-8")))
    return (found & MODULES.keys()) - {module}


def test_no_module_imports_itself_by_way_of_others():
    """Late imports count: what needs what is a tree that can be read from the ground up."""
    needs = {module: imported_at_run_time(module) for module in MODULES}
    assert len(needs) > 200
    assert sum(map(len, needs.values())) > 1000
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_values_are_declared_in_one_way():
    """Named tuples and `zitool.core.record.Record`; `dataclass` is known to that module alone."""
    users = {
        module
        for module, path in MODULES.items()
        if re.search(
            r"@dataclass\b|import (.*, )?dataclass\b|^import dataclasses",
            path.read_text("utf-8"),
            re.MULTILINE,
        )
    }
    assert users <= {"zitool.core.record"}


def test_loops_name_what_they_hold():
    """A loop goes through requirements, cells or findings and says so; `each` says nothing of them."""
    beside = (path for room in ("tests", "tools", "benchmarks") for path in (SRC.parent / room).rglob("*.py"))
    loops = [
        (path, target)
        for path in (*MODULES.values(), *beside)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.For | ast.comprehension)
        for target in ast.walk(node.target)
        if isinstance(target, ast.Name)
    ]
    assert len(loops) > 6000
    assert [f"{path}:{name.lineno}" for path, name in loops if name.id == "each"] == []


def test_no_test_can_hold_of_nothing():
    """Each loop that asserts, and each ``assert all(...)``, goes through what is seen to be there."""
    files = {file.relative_to(TESTS).as_posix(): file for file in sorted(TESTS.rglob("test_*.py"))}
    loops = {name: list(loops_of(file.read_text("utf-8"))) for name, file in files.items()}

    assert sum(map(len, loops.values())) > 300
    assert [(name, loop) for name, several in loops.items() for loop in several if not loop.sure] == []
