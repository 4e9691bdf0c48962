"""Draw docs/images/rekap-html.png and rekap-xlsx.png: the recap of the folder that example_folder.py makes.

    python tools/recap_pictures.py

Needs chromium, soffice and pdftoppm. Run it after the reports have changed; it is no part of the checks,
since fonts differ from machine to machine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # this checkout, whatever is installed

from tools.example_folder import write  # noqa: E402
from tools.picture import BROWSERS, IMAGES, shoot  # noqa: E402

PAGE_SIZE = (1280, 1560)
"""The first screen and the spreads below it."""
PIXELS = 1400
"""How wide the picture of a sheet is."""


def main() -> int:
    """Write the pictures; return the exit code."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if browser is None or missing:
        print(f"not installed: {', '.join(missing or BROWSERS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="zitool-recap-") as name:
        place = Path(name)
        write(place / "lke")
        for target in ("rekap.html", "rekap.xlsx"):
            recap(place, target)
        page = (place / "rekap.html").read_text("utf-8")
        shoot(browser, page, PAGE_SIZE, IMAGES / "rekap-html.png")
        sheet(place, IMAGES / "rekap-xlsx.png")
    return 0


def recap(place: Path, target: str) -> None:
    """Write a recap of the folder, in the format that the name of the target stands for."""
    program = [sys.executable, "-m", "zitool", "score", "lke", "--units", "lke/units.csv", "--by", "agency"]
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": ""}
    subprocess.run([*program, "-o", target], cwd=place, env=environment, check=False, capture_output=True)


def sheet(place: Path, picture: Path) -> None:
    """Write the sheet of figures as LibreOffice prints it, without the blank rest of the paper."""
    convert = [
        "soffice",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(place),
        str(place / "rekap.xlsx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    text = subprocess.run(
        ["pdftotext", str(place / "rekap.pdf"), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout.split("\f")
    number = next(place for place, page in enumerate(text, 1) if page.startswith("Capaian"))
    shot = [
        "pdftoppm",
        "-png",
        "-singlefile",
        "-f",
        str(number),
        "-l",
        str(number),
        "-scale-to-x",
        str(PIXELS),
    ]
    shot += ["-scale-to-y", "-1", str(place / "rekap.pdf"), str(place / "picture")]
    subprocess.run(shot, check=True, capture_output=True)
    shutil.copyfile(place / "picture.png", picture)
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
