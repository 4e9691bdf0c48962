"""Draw the pictures of docs/di-peramban.md: the page as it opens, with a report, with a recap.

    make web && python web/pictures.py

Needs Chromium. No part of the checks, since fonts differ from machine to machine.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import Chromium, find  # noqa: E402 - after the checkout is on the path

WIDTH = 1280
STATES = {
    "awal": ("", 700),
    "nilai": ("#input examples/unit-dan-tpi.xlsx", 1250),
    "rekap": (
        "#input examples/unit-baik.xlsx examples/unit-setengah.xlsx examples/unit-diubah.xlsx",
        1250,
    ),
}
"""Name → what is chosen before, and the height shown."""


def main() -> None:
    """Write the pictures."""
    with Chromium(find() or sys.exit("Chromium is needed")) as browser:
        page = browser.open(ROOT / "dist" / "zitool.html", WIDTH)
        page.until("document.getElementById('digest').textContent !== ''")
        for name, (chosen, height) in STATES.items():
            if chosen:
                selector, *files = chosen.split()
                page.run("document.getElementById('report').srcdoc = ''")
                page.upload(selector, *(ROOT / file for file in files))
                page.until("document.getElementById('report').offsetHeight > 1000")
                page.run("new Promise(done => setTimeout(done, 1000))")
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 0.7}
            shot = browser.call("Page.captureScreenshot", page.session, clip=clip, captureBeyondViewport=True)
            (ROOT / "docs" / "images" / f"peramban-{name}.png").write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
