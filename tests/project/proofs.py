"""Which loops of tests may never run, so that what is asserted in them would hold of nothing.

A loop is sure where what it goes through is seen to be filled (a literal, a constant of a module, what a
function gives that refuses nothing), or where an assertion outside of it fails if it did not run: of what it
goes through, or of what it counts or collects. What hypothesis draws is nothing now and then, never always.
"""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
AS_MANY = {
    *("enumerate", "sorted", "reversed", "list", "tuple", "set", "frozenset", "dict", "Counter", "iter"),
    *("len", "bool", "a_tenth", "items", "values", "keys"),
}
"""What is called by one of these is filled, or true, where what it is given is, or what it is called of."""
NONE_OF_NONE = AS_MANY | {"sum", "any", "max", "min", "total"}
"""Of these only the other way round is so: filled or true, it had something to go through."""
COLLECTS = {"append", "add", "update", "extend", "setdefault", "insert"}
ELSEWHERE = (ast.FunctionDef, ast.Lambda, ast.ClassDef)


class Seen(NamedTuple):
    """What is known where a loop stands.

    Attributes:
        names: what a name holds, of those that are given something once.
        shown: what cannot be nothing, as it is written.
    """

    names: dict[str, ast.AST]
    shown: frozenset[str] = frozenset()

    def without(self, name: str) -> Seen:
        """Return what is known of all but a name: one that is made of itself is what came from elsewhere."""
        return self._replace(names={other: value for other, value in self.names.items() if other != name})


class Loop(NamedTuple):
    """A loop that asserts, or an ``assert all(...)``; `sure` where it cannot hold of nothing."""

    line: int
    text: str
    sure: bool


def loops_of(source: str) -> Iterator[Loop]:
    """Yield the loops of all tests of a file that assert something of each."""
    module = ast.parse(source)
    outside = _held(module)
    makers = {name for name, value in outside.items() if "fixture" in _decorators(value)}
    for test in ast.walk(module):
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            given = {argument.arg for argument in test.args.args} & makers
            names = outside | {name: value for name, value in _held(test).items() if name not in given}
            for node in _within(test):
                if through := _asserted_of(node):
                    text = ast.unparse(node).partition("\n")[0]
                    yield Loop(node.lineno, text, _runs(node, through, test, names))


def _runs(loop: ast.AST, through: list[ast.expr], test: ast.FunctionDef, names: dict[str, ast.AST]) -> bool:
    """Whether a loop is sure to run, or an assertion outside of it to fail."""
    seen = Seen(names, _shown(test, loop, names))
    return bool(seen.shown & _collected(loop) & _from_nothing(test)) or all(
        _filled(part, seen) for part in through
    )


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all that happens in a test or a loop; not what functions in it do when they are called."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ELSEWHERE):
            yield child
            yield from _within(child)


def _decorators(value: ast.AST) -> str:
    return " ".join(map(ast.unparse, getattr(value, "decorator_list", ())))


# --- what asserts, and what it counts ----------------------------------------------------------------------


def _asserted_of(node: ast.AST) -> list[ast.expr]:
    """Return what a loop or an assertion goes through, if it asserts something of each."""
    match node:
        case ast.For(iter=through) | ast.While(test=through) if any(map(_asserts, _within(node))):
            return [through]
        case ast.Assert(
            ast.Call(ast.Name("all"), [ast.GeneratorExp() as every])
            | ast.UnaryOp(ast.Not(), ast.Call(ast.Name("any"), [ast.GeneratorExp() as every]))
        ):
            return [part.iter for part in every.generators]
    return []


def _asserts(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.With) and any("raises(" in ast.unparse(item) for item in node.items)
    )


def _collected(loop: ast.AST) -> set[str]:
    """Return what grows in a loop."""
    grown = set()
    for node in _within(loop):
        match node:
            case ast.AugAssign(target) | ast.Assign([ast.Subscript(target)]):
                grown.add(ast.unparse(target))
            case ast.Call(ast.Attribute(target, name)) if name in COLLECTS:
                grown.add(ast.unparse(target))
    return grown


def _from_nothing(test: ast.FunctionDef) -> set[str]:
    """Return what a test gives nothing to begin with."""
    return {
        name for name, value in _given(test) if ast.unparse(value) in {"0", "[]", "{}", "set()", "Counter()"}
    }


# --- what names hold ---------------------------------------------------------------------------------------


def _given(place: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that is given a value, with it."""
    for node in _within(place):
        match node:
            case ast.Assign([ast.Tuple(targets)], ast.Tuple(values)) if len(targets) == len(values):
                yield from (
                    (ast.unparse(target), value) for target, value in zip(targets, values, strict=True)
                )
            case ast.Assign(targets, value):
                yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(ast.Name(name), value=ast.expr() as value):
                yield name, value


def _held(place: ast.Module | ast.FunctionDef) -> dict[str, ast.AST]:
    """Return what the names of a module or a test hold, of those that are given something once."""
    held: dict[str, ast.AST] = {}
    if isinstance(place, ast.FunctionDef):
        drawn = "given(" in _decorators(place)
        for argument in (*place.args.args, *place.args.kwonlyargs):
            held[argument.arg] = ast.Constant(drawn)
    held |= dict(_given(place))
    for node in _within(place):
        if isinstance(node, ast.ImportFrom) and node.module:
            held |= {
                alias.asname or alias.name: ast.ImportFrom(node.module, [alias], 0) for alias in node.names
            }
    held |= {child.name: child for child in ast.iter_child_nodes(place) if isinstance(child, ELSEWHERE[::2])}
    stored = Counter(
        node.id for node in _within(place) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    return {name: value for name, value in held.items() if stored[name] <= isinstance(value, ast.expr)}


@cache
def _held_by(module: str) -> dict[str, ast.AST]:
    """Return the same of a module of zitool or of its tests."""
    path = ROOT.joinpath(*(["src"] if module.startswith("zitool") else []), *module.split("."))
    files = [path.with_suffix(".py"), path / "__init__.py"]
    return next((_held(ast.parse(file.read_text("utf-8"))) for file in files if file.exists()), {})


# --- what is filled ----------------------------------------------------------------------------------------


def _filled(value: ast.AST | None, seen: Seen) -> bool:
    """Whether what an expression comes to is seen to hold something, or to be a number over nought."""
    if isinstance(value, ast.expr) and ast.unparse(value) in seen.shown:
        return True

    def filled(part: ast.AST | None) -> bool:
        return _filled(part, seen)

    match value:
        case ast.Name() | ast.Attribute() | ast.ImportFrom() | ast.ClassDef() | ast.FunctionDef():
            return _named_filled(value, seen)
        case ast.Call():
            return _call_filled(value, filled)
        case ast.Subscript(sequence, ast.Slice(None, upper, _)):
            return filled(sequence) and (upper is None or filled(upper))
        case ast.IfExp(_, one, other) | ast.BinOp(one, ast.Mult() | ast.Div(), other):
            return filled(one) and filled(other)
        case ast.BinOp(one, ast.Add() | ast.BitOr(), other):
            return filled(one) or filled(other)
        case (
            ast.ListComp(_, parts)
            | ast.SetComp(_, parts)
            | ast.GeneratorExp(_, parts)
            | ast.DictComp(_, _, parts)
        ):
            return all(not part.ifs and filled(part.iter) for part in parts)
    return _literal_filled(value, filled)


def _literal_filled(value: ast.AST | None, filled: Callable[[ast.AST | None], bool]) -> bool:
    match value:
        case ast.Constant(constant):
            return bool(constant) and constant is not ...
        case ast.List(parts) | ast.Tuple(parts) | ast.Set(parts):
            return any(not isinstance(part, ast.Starred) or filled(part.value) for part in parts)
        case ast.Dict(keys, values):
            return any(key is not None or filled(part) for key, part in zip(keys, values, strict=True))
        case ast.JoinedStr(parts):
            return any(isinstance(part, ast.Constant) for part in parts)
    return False


def _named_filled(value: ast.AST, seen: Seen) -> bool:
    match value:
        case ast.Name(name):
            return _filled(seen.names.get(name), seen.without(name))
        case ast.Attribute(ast.Name(name), attribute):
            module = seen.names.get(name)
            if isinstance(module, ast.ImportFrom):
                there = _held_by(f"{module.module}.{module.names[0].name}")
                return _filled(there.get(attribute), Seen(there))
        case ast.ImportFrom(str(module), [alias]):
            return _filled(_held_by(module).get(alias.name), Seen(_held_by(module)))
        case ast.ClassDef(bases=[ast.Name(base)], body=body):
            return base.endswith("Enum") and any(isinstance(part, ast.Assign) for part in body)
        case ast.FunctionDef():
            return _refuses_nothing(value, seen.without(value.name).names | _held(value))
    return False


def _refuses_nothing(function: ast.FunctionDef, names: dict[str, ast.AST]) -> bool:
    """Whether what a function returns or yields is seen to be filled, or asserted to be in it."""
    seen = Seen(names, _shown(function, None, names))
    if returned := [node.value for node in _within(function) if isinstance(node, ast.Return)]:
        return all(value is not None and _filled(value, seen) for value in returned)
    loops = [node for node in function.body if isinstance(node, ast.For) and _filled(node.iter, seen)]
    for node in (*function.body, *(node for loop in loops for node in loop.body)):
        match node:
            case ast.Expr(ast.Yield()):
                return True
            case ast.Expr(ast.YieldFrom(value)) if _filled(value, seen):
                return True
    return False


def _call_filled(call: ast.Call, filled: Callable[[ast.AST | None], bool]) -> bool:
    match call:
        case ast.Call(ast.Name(name) | ast.Attribute(_, name), [ast.AST() as part, *_]) if name in AS_MANY:
            return filled(part)
        case ast.Call(ast.Attribute(part, name), []) if name in AS_MANY:
            return filled(part)
        case ast.Call(ast.Name("range"), [count]):
            return filled(count)
        case ast.Call(ast.Name("range"), [ast.Constant(start), ast.Constant(end), *_]):
            return start < end
        case ast.Call(ast.Name("zip"), parts):
            strict = any(word.arg == "strict" and filled(word.value) for word in call.keywords)
            return (any if strict else all)(map(filled, parts))
        case ast.Call(ast.Name("map"), [_, *parts]):
            return all(map(filled, parts))
        case ast.Call(ast.Attribute(_, "product" | "islice") | ast.Name("product" | "islice"), parts):
            return all(map(filled, parts))
        case ast.Call(ast.Attribute(_, "chain"), parts):
            return any(map(filled, parts))
        case ast.Call(ast.Attribute(text, "split" | "splitlines")):
            return filled(text)
        case ast.Call(ast.Name() as function):
            return filled(function)
    return False


# --- what assertions say to be filled ----------------------------------------------------------------------


def _shown(test: ast.FunctionDef, loop: ast.AST | None, names: dict[str, ast.AST]) -> frozenset[str]:
    """Return what cannot be nothing where the assertions outside of a loop hold."""
    shown: set[str] = set()
    for node in _outside(test, loop):
        match node:
            case ast.Assert(claim) | ast.Call(ast.Name("assume"), [claim]):
                shown |= set(_claimed(claim, Seen(names)))
            case ast.Assign([ast.Tuple(parts)], value) if not all(
                isinstance(part, ast.Starred) for part in parts
            ):
                shown |= set(_behind(value, Seen(names)))
            case ast.Subscript(sequence, ast.Constant(int()), ast.Load()):
                shown |= set(_behind(sequence, Seen(names)))
    return frozenset(shown)


def _outside(node: ast.AST, loop: ast.AST | None) -> Iterator[ast.AST]:
    """Yield what happens outside of a loop; of what may not happen, only what the loop stands in."""
    for child in ast.iter_child_nodes(node):
        if child is loop or isinstance(child, ELSEWHERE):
            continue
        if isinstance(child, ast.If | ast.Try) and loop not in _within(child):
            continue
        yield child
        yield from _outside(child, loop)


def _claimed(claim: ast.expr, seen: Seen) -> Iterator[str]:
    """Yield what an assertion says to be filled."""
    match claim:
        case ast.BoolOp(ast.And(), parts):
            for part in parts:
                yield from _claimed(part, seen)
        case ast.Compare(left, operators, others):
            sides = [left, *others]
            for at, operator in enumerate(operators):
                yield from _compared(sides[at], operator, sides[at + 1], seen)
            if all(isinstance(operator, ast.Eq) for operator in operators[:-1]):
                for equal in sides[:-2]:
                    yield from _compared(equal, operators[-1], sides[-1], seen)
        case ast.Call(ast.Name("all")):
            return
        case ast.Name() | ast.Attribute() | ast.Call() | ast.Subscript() | ast.NamedExpr():
            yield from _behind(claim, seen)


def _compared(one: ast.expr, operator: ast.cmpop, other: ast.expr, seen: Seen) -> Iterator[str]:
    """Yield what a comparison says to be filled."""
    match operator, one, other:
        case ast.Eq(), ast.Tuple(these), ast.Tuple(those) if len(these) == len(those):
            for this, that in zip(these, those, strict=True):
                yield from _compared(this, operator, that, seen)
        case ast.Eq(), _, _:
            yield from _behind(one, seen) if _filled(other, seen) else ()
            yield from _behind(other, seen) if _filled(one, seen) else ()
        case ast.Gt(), _, _ if _is_count(one) or _is_count(other) or _filled(other, seen):
            yield from _behind(one, seen)
        case ast.Lt(), _, _ if _is_count(one) or _is_count(other) or _filled(one, seen):
            yield from _behind(other, seen)
        case ast.GtE(), _, _ if _filled(other, seen):
            yield from _behind(one, seen)
        case ast.LtE(), _, _ if _filled(one, seen):
            yield from _behind(other, seen)
        case ast.NotEq(), _, ast.Constant(0) | ast.List([]):
            yield from _behind(one, seen)
        case ast.In(), _, _ if ast.unparse(one) != "''":
            yield from _behind(other, seen)


def _is_count(value: ast.expr) -> bool:
    """Whether an expression is a number that is never under nought, or the empty set."""
    return isinstance(value, ast.Constant) or ast.unparse(value).startswith(("len(", "set()"))


def _behind(value: ast.AST | None, seen: Seen) -> Iterator[str]:
    """Yield an expression that is filled, and what cannot be nothing because it is."""
    if not isinstance(value, ast.expr) or isinstance(value, ast.Constant):
        return
    yield ast.unparse(value)
    parts: list[ast.expr] = []
    match value:
        case ast.Name(name):
            yield from _behind(seen.names.get(name), seen.without(name))
        case ast.NamedExpr(_, part) | ast.Subscript(part):
            parts = [part]
        case ast.ListComp(_, of) | ast.SetComp(_, of) | ast.GeneratorExp(_, of) | ast.DictComp(_, _, of):
            parts = [part.iter for part in of]
        case ast.Call(ast.Name(name), [part], []) if name in NONE_OF_NONE:
            parts = [part]
        case ast.Call(ast.Attribute(part, name)) if name in NONE_OF_NONE:
            parts = [part]
        case ast.Call(ast.Name("zip"), parts):
            pass
        case ast.Call(ast.Name("map"), [_, *parts]):
            pass
    for part in parts:
        yield from _behind(part, seen)
