"""Trees of documents as teams keep them, laid out without a line of what reads them, and damaged.

A tree is a mapping from path to the question that its document was made for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from zitool.core.law.rubric import Rubric, Section

RUBRICS = ("permenpanrb-90-2021", "permenpan-52-2014", "permenpan-10-2019", "permenpan-60-2012")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
HALVES = {"PEMENUHAN": "P", "REFORM": "R"}
WORDS = (
    "SK Tim",
    "Notulen Rapat",
    "Foto Kegiatan",
    "Laporan Monev",
    "Daftar Hadir",
    "Undangan",
    "Nota Dinas",
)


class Leaf(NamedTuple):
    """A question with the sections above it, from the top, headings left out."""

    id: str
    above: tuple[Section, ...]
    code: str
    statement: str

    @property
    def half(self) -> str:
        """The name of its half; empty where the rubric has none, and for results."""
        return next((section.title for section in self.above if section.title in HALVES), "")

    @property
    def inner(self) -> tuple[Section, ...]:
        """Area and sub-area: what is above it but for component and half."""
        return tuple(section for section in self.above[1:] if section.title not in HALVES)


def leaves(rubric: Rubric) -> list[Leaf]:
    """Return every question with what is above it."""

    def walk(sections: tuple[Section, ...], above: tuple[Section, ...]) -> Iterator[Leaf]:
        for section in sections:
            here = above if section.heading else (*above, section)
            yield from walk(section.sections, here)
            for leaf in section.indicators:
                yield Leaf(leaf.id, here, leaf.code, leaf.statement)

    return list(walk(rubric.sections, ()))


def figure(section: Section) -> int:
    """Return the number of a section by its code: figures, Roman ones or a letter."""
    code = section.code
    if code.isdecimal():
        return int(code)
    return ROMAN.index(code.upper()) + 1 if code.upper() in ROMAN else ord(code.upper()) - ord("A") + 1


def dotted(leaf: Leaf, words: str) -> str:
    """``A.I.1.i.a SK Tim.pdf``: the whole id before the name."""
    return f"{leaf.id} {words}.pdf"


def dashed(leaf: Leaf, words: str) -> str:
    """``AREA 1/A-I-1-i-a SK Tim.pdf``: the whole id with dashes, in any folder."""
    return f"Unggahan/{leaf.id.replace('.', '-')} {words}.pdf"


def prefixed(leaf: Leaf, words: str) -> str:
    """``ZI 2026/PEMENUHAN/AREA I/i. Penyusunan Tim Kerja/1.i.a SK Tim.pdf``: the half in the tree alone."""
    if len(leaf.inner) < 2:
        return f"ZI 2026/HASIL/{leaf.id} {words}.pdf"
    area, part = leaf.inner
    half = f"{leaf.half}/" if leaf.half else ""
    name = f"{area.code}.{part.code}.{leaf.code} {words}.pdf"
    return f"ZI 2026/{half}AREA {ROMAN[figure(area) - 1]}/{part.code}. {part.title.replace('/', '-')}/{name}"


def treed(leaf: Leaf, words: str) -> str:
    """``BUKTI DUKUNG ZI 2026/A. PENGUNGKIT/I. PEMENUHAN/I. MANAJEMEN PERUBAHAN/1. …/a. …/SK Tim.pdf``."""
    parts = ["BUKTI DUKUNG ZI 2026"]
    for depth, section in enumerate(leaf.above):
        last = depth == len(leaf.above) - 1 and len(leaf.above) > 2
        number = str(figure(section)) if last else section.code if depth == 0 else ROMAN[figure(section) - 1]
        parts.append(f"{number}. {section.title.replace('/', '-')}"[:60])
    parts.append(f"{leaf.code}. {leaf.statement}".replace("/", "-")[:60].rstrip(". "))
    return "/".join([*parts, f"{words}.pdf"])


def coded(leaf: Leaf, words: str) -> str:
    """``PPA1A SK Tim.pdf``: half, letter of the area, number of the sub-area, letter; results by their id."""
    if len(leaf.inner) < 2:
        return f"{leaf.id} {words}.pdf"
    area, part = leaf.inner
    letter = "ABCDEFGH"[figure(area) - 1]
    return f"P{HALVES.get(leaf.half, '')}{letter}{figure(part)}{leaf.code.upper()} {words}.pdf"


CONVENTIONS: dict[str, Callable[[Leaf, str], str]] = {
    "id": dotted, "dash": dashed, "prefix": prefixed, "tree": treed, "code": coded,
}  # fmt: skip


def tree(rubric: str, convention: str) -> dict[str, str]:
    """Return path → question, one document for each question of a rubric."""
    write = CONVENTIONS[convention]
    found = leaves(load_rubric(rubric).rubric)
    return {write(leaf, WORDS[number % len(WORDS)]): leaf.id for number, leaf in enumerate(found)}


class Damage(NamedTuple):
    """What was done to a path, and the path that came of it."""

    kind: str
    path: str


ENGLISH = {
    "PENGUNGKIT": "ENABLERS", "PEMENUHAN": "COMPLIANCE", "MANAJEMEN PERUBAHAN": "CHANGE MANAGEMENT",
    "PENATAAN TATALAKSANA": "BUSINESS PROCESS", "PENGUATAN": "STRENGTHENING", "HASIL": "RESULTS",
    "PELAYANAN PUBLIK": "PUBLIC SERVICE", "Penyusunan Tim Kerja": "Team", "AREA": "FIELD",
}  # fmt: skip


def _cut(folders: list[str], name: str, chance: random.Random) -> str:
    return "/".join([*(folder[:60].rstrip() for folder in folders), name[: chance.randint(8, 60)].rstrip()])


def _english(folders: list[str], name: str, _: random.Random) -> str:
    path = "/".join([*folders, name])
    for word, other in ENGLISH.items():
        path = path.replace(word, other)
    return path


def _lost(folders: list[str], name: str, chance: random.Random) -> str:
    lost = chance.randrange(len(folders) or 1)
    return "/".join([*folders[:lost], *folders[lost + 1 :], name])


def _nested(folders: list[str], name: str, chance: random.Random) -> str:
    return "/".join([*folders, chance.choice(["2. Notulen", "b. Foto", "TW II", "2026", "x"]), name])


def _in_case(folders: list[str], name: str, chance: random.Random) -> str:
    path = "/".join([*folders, name])
    return chance.choice([path.upper(), path.lower(), path.swapcase()])


def _spaced(folders: list[str], name: str, _: random.Random) -> str:
    return "/".join([*(folder.replace(" ", "   ").replace(".", ". ") for folder in folders), name])


DAMAGES: dict[str, Callable[[list[str], str, random.Random], str]] = {
    "cut": _cut,
    "other case": _in_case,
    "other language": _english,
    "moved up": lambda _, name, __: name,
    "moved aside": lambda _, name, chance: (
        f"{chance.choice(['Baru', 'Lain-lain', 'dari WA', 'Foto'])}/{name}"
    ),
    "renamed": lambda _, __, chance: chance.choice(RENAMED),
    "flattened": lambda folders, name, _: " - ".join([*folders[1:], name]),
    "without suffix": lambda folders, name, _: "/".join([*folders, name.removesuffix(".pdf")]),
    "cleaned for Windows": lambda folders, name, _: "/".join([*folders, re.sub(r"[.:?](?!pdf$)", "_", name)]),
    "blanks": _spaced,
    "long": lambda folders, name, _: "/".join(
        [*folders, name.removesuffix(".pdf") + " lampiran" * 30 + ".pdf"]
    ),
    "copied": lambda folders, name, _: "/".join([*folders, f"Salinan {name}"]),
    "a folder lost": _lost,
    "a folder more": _nested,
    "id cut": lambda folders, name, _: "/".join([*folders, re.sub(r"^(\S+)[.-]\w(?= )", r"\1", name)]),
    "elsewhere": lambda _, name, chance: f"{chance.choice(ELSEWHERE)}/{name}",
}
"""What happens to a document: parts of its path, and what chance there is."""
RENAMED = ("scan0001.pdf", "IMG_20260105.jpg", "Dokumen (2).pdf", "SK.pdf", "12.03.26 rapat.pdf")
ELSEWHERE = ("REFORM", "A.II", "AREA 4", "Pilar 2", "A.I.5.i.a")


def damaged(path: str, chance: random.Random) -> Damage:
    """Return one path after something that happens to folders of teams."""
    *folders, name = path.split("/")
    kind = chance.choice(list(DAMAGES))
    return Damage(kind, DAMAGES[kind](folders, name, chance))
