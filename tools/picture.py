"""Draw docs/images: what `zitool score` prints for an example, in colour, and the top of its HTML report.

    python tools/picture.py

Needs chromium (or chrome) to turn Rich's SVG and the page into PNG. Run it after the output or the example
has changed; it is no part of the checks, since fonts differ from machine to machine.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console

from zitool.batch import assess
from zitool.reports.formats.html import html
from zitool.reports.formats.terminal import terminal
from zitool.reports.subjects.score import score_report
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/unit-baik.xlsx"
DAY = date(2026, 4, 15)
REPORTED, ASSESSOR = "examples/unit-dan-tpi.xlsx", "tpi"
IMAGES = ROOT / "docs" / "images"
WIDTH = 112
PIXELS = 860
"""Width of the picture; a README shows no more, and the file stays small."""
REPORT_SIZE = (1280, 1500)
"""The first screen of the report and the areas below it."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

_FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def main() -> int:
    """Write the pictures; return the exit code."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"none of these is installed: {', '.join(BROWSERS)}", file=sys.stderr)
        return 2
    os.chdir(ROOT)  # so that the name of the file is shown as people give it
    svg = draw()
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("Rich's SVG has no viewBox")
    width, height = map(float, size.groups())
    table = f'<body style="margin: 0; width: {PIXELS}px">{svg}</body>'
    shoot(browser, table, (PIXELS, int(PIXELS * height / width) + 1), IMAGES / "score.png")
    assessments = assess(REPORTED, load_rubric(DEFAULT_RUBRIC), ASSESSOR, DAY)
    page = html(score_report(assessments, (), "id", "page"), "id")
    shoot(browser, page, REPORT_SIZE, IMAGES / "report.png")
    return 0


def shoot(browser: str, page: str, size: tuple[int, int], picture: Path) -> None:
    """Write the top of an HTML page, `size` pixels of it, as PNG."""
    with tempfile.TemporaryDirectory(prefix="zitool-picture-") as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        looks = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--hide-scrollbars"]
        place = [f"--user-data-dir={folder}/profile", f"--screenshot={folder}/picture.png"]
        command = [browser, *looks, *place, f"--window-size={size[0]},{size[1]}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        picture.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(f"{folder}/picture.png", picture)
    print(f"{picture.relative_to(ROOT)}: {size[0]} x {size[1]}, {picture.stat().st_size // 1000} kB")


def draw() -> str:
    """Return the output for the example as SVG, without the fonts that Rich would fetch from outside."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False, markup=False
    )
    assessments = assess(EXAMPLE, load_rubric(DEFAULT_RUBRIC), on=DAY)
    for shown in terminal(score_report(assessments, (), "id", "screen"), "id"):
        console.print(shown)
    return _FONT_FACES.sub("", console.export_svg(title=f"zitool score {EXAMPLE}"))


if __name__ == "__main__":
    sys.exit(main())
