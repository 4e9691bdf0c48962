"""What a form's formulas mean: ratios, options, sums; and that nothing else is taken for one of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from tests.lke.builder import loaded

from zitool.core.law.rubric import Ratio
from zitool.lke.checks.ratio_formulas import Division, division, options_of, summed_rows
from zitool.lke.template import formulas as template_formulas
from zitool.lke.template.plan import plan

NESTED = (
    'IF(J8="Ya/Tidak",IF(K8="Ya",1,IF(K8="Tidak",0,"Blm Diisi")),IF(J8="A/B/C",IF(K8="A",1,IF(K8="B",0.5,'
    'IF(K8="C",0,"Blm Diisi"))),IF(J8="%",IF(K8="","Blm Diisi",K8),"-")))'
)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (
            'IF(OR(K129="",K130=""),"Blm Diisi",IF(K130/K129>1,1,K130/K129))',
            Division("share", (130,), (129,)),
        ),
        (
            (
                'IF(OR(K155="",K156="",K157=""),"Blm Diisi",'
                "IF(AND(K155=0,K156=0),1,IF((K155-K156)/K155<0,0,(K155-K156)/K155)))"
            ),
            Division("decrease", (156,), (155,), "ask", "full"),
        ),
        ("$K$5 / ( K2 + K3 + K4 )", Division("share", (5,), (2, 3, 4))),
        ("MIN(1,(K5)/(SUM(K2:K4)))", None),
        ("MIN(1,K5/SUM(K2:K4))", Division("share", (5,), (2, 3, 4))),
        ("IF(K2=0,1,K3/K2)", Division("share", (3,), (2,), "full")),
        ("IF(K2=0,0,K3/K2)", Division("share", (3,), (2,), "zero")),
        ('IF(K2=0,IF(K3=0,1,"?"),K3/K2)', Division("share", (3,), (2,), "ask", "full")),
        ("1-K3/K2", Division("decrease", (3,), (2,))),
        ("MAX(0,1-(K3/K2))", Division("decrease", (3,), (2,))),
        ("IF(K3>K2,K3/K2,1-K3/K2)", None),
        ("K3/K2+K5/K4", None),
        ("(K2-K3)/K4", None),
        ("K3/L2", None),
        ("K3/Lain!K2", None),
        ("K3*100", None),
        ("0.85", None),
        ("", None),
        ("K3/100", None),
        ('"K3/K2"', None),
        ("K3/K2" + " " * 9000, None),
    ],
)
def test_division(formula, expected):
    """A ratio is read in the shapes that forms use; of anything else nothing is believed."""
    assert division(formula, "K") == expected


@pytest.mark.parametrize(
    ("kind", "over", "zero", "both"),
    [
        *product(
            ("share", "decrease"), (("1",), ("1", "2")), ("ask", "full", "zero"), (None, "full", "zero")
        ),
    ],
)
def test_a_template_says_what_its_rubric_says(kind, over, zero, both):
    """The formula that zitool itself writes for a ratio is read back as that ratio, zeros and all."""
    of = ("3",)
    ratio = Ratio(kind=kind, of=of, over=over, zero_denominator=zero, both_zero=both)
    leaf = next(leaf for leaf in loaded().rubric.leaves() if len(leaf.inputs) == 3)
    form = plan(loaded().rubric)
    formula = template_formulas.ratio_answer(form, form.blocks[0], leaf, ratio).removeprefix("=")
    rows = {code: form.rows[f"{leaf.id}#{code}"] for code in "123"}

    read = division(formula, "K")

    assert read is not None
    assert (read.kind, read.of) == (kind, (rows["3"],))
    assert read.over == tuple(rows[code] for code in over)
    assert (read.zero, read.both_zero or read.zero) == (zero, both or zero)


@pytest.mark.parametrize(
    ("formula", "label", "expected"),
    [
        (NESTED, "Ya/Tidak", {"Ya": 1, "Tidak": 0}),
        (NESTED, "A/B/C", {"A": 1, "B": Fraction(1, 2), "C": 0}),
        (NESTED, "A/B/C/D", {}),
        (
            'IFERROR(IF(K9="A",1,IF(K9="B",0.75,IF(K9="C",0,"?")))*H9,"")',
            "A/B/C",
            {"A": 1, "B": Fraction(3, 4), "C": 0},
        ),
        ('IF(J8="A/B",IF(K8="A",1,IF(K8="B",0,0)),IF(J8="C/D",IF(K8="C",1,0)))', "A/B", {"A": 1, "B": 0}),
        ('IF(K9="A",1,0)', "A/B", {"A": 1}),
        ("VLOOKUP(K9,Nilai!A1:B5,2,0)", "A/B/C", {}),
        ("", "A/B/C", {}),
    ],
)
def test_options(formula, label, expected):
    """What an option is worth stands in the score's formula, in the part about its type."""
    assert options_of(formula, label) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('IF(OR(K3="",K4="",K5=""),"Blm Diisi",K3+K4+K5)', (3, 4, 5)),
        ('IF(COUNT(K3:K5)<3,"Blm Diisi",SUM(K3:K5))', (3, 4, 5)),
        ("K3+K4", (3, 4)),
        ("K3", ()),
        ("K4-K3", ()),
        ("SUM(K3:K5)/3", ()),
        ("SUM(L3:L5)", ()),
        ("", ()),
    ],
)
def test_sums(formula, expected):
    """A count that adds others up says which; a formula that does more is none."""
    assert summed_rows(formula, "K", [3, 4, 5, 6]) == expected
