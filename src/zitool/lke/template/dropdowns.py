"""Dropdowns and number limits of a blank form's answer cells, with what they say to whoever types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from zitool.core.exact import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.lke.template.plan import Plan


def validations(plan: Plan) -> Iterator[DataValidation]:
    """Yield one rule for each scale and one for counts, over the answer cells of every assessor."""
    for name, scale in plan.rubric.scales.items():
        ids = [leaf.id for leaf in plan.rubric.leaves() if leaf.scale == name]
        if not ids:
            continue
        if scale.kind == "choice":
            options = list(scale.options)
            text = f"Pilih {', '.join(options[:-1])} atau {options[-1]}."
            validation = DataValidation(type="list", formula1=f'"{",".join(options)}"')
            yield _told(
                validation, plan, ids, (scale.label, f"{text} Kriterianya di kolom Penjelasan.", text)
            )
        elif scale.kind == "index":
            top = plain(scale.maximum) if scale.maximum is not None else "1"
            text = f"Isi indeks 0 sampai {top}, boleh desimal. SKM 0-100 dibagi 25 lebih dulu."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2=top)
            yield _told(validation, plan, ids, ("Indeks survei", text, f"Indeks harus angka 0 sampai {top}."))
        elif scale.kind == "percent":
            text = "Isi persentase 0% sampai 100%, mis. 85%. Hitungannya di kolom Penjelasan."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
            yield _told(validation, plan, ids, ("Persentase", text, "Persentase harus 0% sampai 100%."))
        else:
            text = "Terisi sendiri dari jumlah di bawahnya; diketik hanya bila Penyebut 0 (lihat Petunjuk)."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
            yield _told(validation, plan, ids, ("Persentase", text, "Persentase harus 0% sampai 100%."))
    counts = [count.id for leaf in plan.rubric.leaves() for count in leaf.inputs if not count.total_of]
    if counts:
        validation = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        text = "Isi bilangan bulat, 0 atau lebih. Bila memang tidak ada, isi 0, jangan dikosongkan."
        yield _told(validation, plan, counts, ("Jumlah", text, "Jumlah harus bilangan bulat, 0 atau lebih."))


def _told(
    validation: DataValidation, plan: Plan, ids: list[str], texts: tuple[str, str, str]
) -> DataValidation:
    """Give `validation` its title, prompt and error message, and its cells."""
    validation.promptTitle, validation.prompt, validation.error = texts
    validation.errorTitle = "Jawaban tidak dikenal"
    validation.errorStyle, validation.allow_blank = "stop", True
    validation.showInputMessage = validation.showErrorMessage = True
    for block in plan.blocks:
        for id_ in ids:
            validation.add(plan.cell(id_, block.answer))
    return validation
