"""Who decides on a designation."""

import pytest

from zitool.core.exact import parse_exact
from zitool.core.law.rubric import Authority, Designation, Requirement
from zitool.core.law.text_types import Reference
from zitool.wording.judge import judge

_PROVISION = (Reference(provision="Pasal 1"),)
_TOTAL = Requirement(
    id="total", title="Total", of=("A",), at_least=parse_exact("75"), unit="points", references=_PROVISION
)


def _set_by(name: str, authority: str) -> Designation:
    return Designation(
        id=name.casefold(),
        name=f"Menuju {name}",
        authority=Authority(name=authority, references=_PROVISION) if authority else None,
        requirements=(_TOTAL,),
    )


@pytest.mark.parametrize(
    ("designations", "said"),
    [
        ((_set_by("WBK", "Menteri"), _set_by("WBBM", "Menteri")), "predikat ditetapkan Menteri"),
        (
            (_set_by("WBK", "pimpinan instansi"), _set_by("WBBM", "Menteri")),
            "Menuju WBK ditetapkan pimpinan instansi; Menuju WBBM ditetapkan Menteri",
        ),
        ((_set_by("WBK", ""), _set_by("WBBM", "Menteri")), "predikat ditetapkan pejabat yang berwenang"),
        (
            (_set_by("WBK", "pimpinan instansi"), _set_by("WBK", "Menteri")),
            "predikat ditetapkan pejabat yang berwenang",
        ),
        ((), "predikat ditetapkan pejabat yang berwenang"),
    ],
    ids=["one", "two", "one-unnamed", "rubrics-differ", "no-designations"],
)
def test_names_the_authority(designations: tuple[Designation, ...], said: str) -> None:
    """The authority is named once for all or for each designation, and never guessed."""
    text = f"Kesimpulan ini menyangkut yang tampak pada LKE saja; {said}."
    assert judge(designations, "id") == text
