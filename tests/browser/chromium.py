"""A headless Chromium, spoken to over a pipe: what a page does is seen, not guessed.

Chromium's ``--remote-debugging-pipe`` takes JSON, ended by NUL, on descriptor 3 and answers on 4, so neither
a driver nor a socket is needed.
"""

from __future__ import annotations

import base64
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--remote-debugging-pipe",
)

_HAND_OVER = """
import fcntl, os, sys
one, other = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3])
os.dup2(one, 3)
os.dup2(other, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Put the two pipes where the browser looks for them, then become the browser."""


def find() -> str | None:
    """Return where a Chromium is, if one is installed and this system can hand it a pipe."""
    return next(filter(None, map(shutil.which, NAMES)), None) if os.name == "posix" else None


class Chromium:
    """One running browser; ``with`` ends it and removes its profile."""

    def __init__(self, program: str) -> None:
        self._folder = tempfile.mkdtemp(prefix="zitool-chromium-")
        theirs, self._out = os.pipe()
        self._in, their_out = os.pipe()

        helper = [sys.executable, "-c", _HAND_OVER, str(theirs), str(their_out), program]
        self._process = subprocess.Popen(
            [*helper, *_SWITCHES, f"--user-data-dir={self._folder}", "about:blank"],
            pass_fds=(theirs, their_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(their_out)
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self._number = 0
        self._events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        try:
            self.call("Browser.close")
            self._process.wait(PATIENCE)
        except (OSError, RuntimeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self._folder, ignore_errors=True)

    def call(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """Return what the browser answers to a command.

        Raises:
            RuntimeError: it says that something is wrong, or nothing at all.
        """
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        answer = self._next(lambda each: each.get("id") == self._number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def event(self, method: str, session: str) -> dict[str, Any]:
        """Wait for an event; those that come before it are kept."""
        for position, each in enumerate(self._events):
            if each.get("method") == method and each.get("sessionId") == session:
                return self._events.pop(position)["params"]
        wanted = self._next(lambda each: each.get("method") == method and each.get("sessionId") == session)
        return wanted["params"]

    def events(self, session: str) -> list[dict[str, Any]]:
        """Return and forget the events of a page so far."""
        found = [each for each in self._events if each.get("sessionId") == session]
        self._events = [each for each in self._events if each.get("sessionId") != session]
        return found

    def open(self, file: Path, width: int = 1280, *, dark: bool = False) -> Page:
        """Load a file in a new page of `width` pixels and return it, with all that it did."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable", session)
        page = Page(self, target, session)
        page.load(file, width, dark=dark)
        return page

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                block = os.read(self._in, 1 << 20)
            except OSError:
                block = b""
            if not block:
                self._messages.put(None)
                return
            *whole, rest = (rest + block).split(b"\0")
            for each in whole:
                self._messages.put(json.loads(each))

    def _next(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._messages.get(timeout=PATIENCE)
            if message is None:
                raise RuntimeError("the browser has gone")
            if wanted(message):
                return message
            self._events.append(message)


@dataclass
class Page:
    """A loaded page.

    Attributes:
        did: every event since it was opened.
    """

    browser: Chromium
    target: str
    session: str
    address: str = ""
    did: list[dict[str, Any]] = field(default_factory=list)

    def load(self, file: Path, width: int = 1280, *, dark: bool = False) -> None:
        """Load a file in the place of what the page shows, and forget what that did."""
        self.address = file.as_uri()
        self.resize(width)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.browser.call("Emulation.setEmulatedMedia", self.session, media="", features=[scheme])
        self.browser.events(self.session)
        self.did.clear()
        self.browser.call("Page.navigate", self.session, url=self.address)
        self.browser.event("Page.loadEventFired", self.session)

    def resize(self, width: int) -> None:
        """Make the screen `width` pixels wide, as of a phone where it is narrow."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.browser.call("Emulation.setDeviceMetricsOverride", self.session, **size)

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression, awaited; the page's own policy does not bind it."""
        answer = self.browser.call(
            "Runtime.evaluate", self.session, expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def until(self, condition: str) -> Any:
        """Wait until a JavaScript expression is true, and return it.

        Raises:
            TimeoutError: it did not become true.
        """
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if value := self.run(condition):
                return value
            time.sleep(0.02)
        raise TimeoutError(condition)

    def upload(self, selector: str, *files: Path) -> None:
        """Choose files for an input, as its dialog does; for one that takes folders, a folder."""
        root = self.browser.call("DOM.getDocument", self.session)["root"]["nodeId"]
        node = self.browser.call("DOM.querySelector", self.session, nodeId=root, selector=selector)["nodeId"]
        chosen = [str(each) for each in files]
        self.browser.call("DOM.setFileInputFiles", self.session, nodeId=node, files=chosen)

    def misdeeds(self) -> list[str]:
        """Return all that a report must not do: requests, dialogs, messages, errors, frames, downloads."""
        self.run("new Promise(done => setTimeout(done, 50))")
        self.did += self.browser.events(self.session)
        return list(filter(None, map(self._misdeed, self.did)))

    def screenshot(self) -> bytes:
        """Return the whole page as PNG."""
        size = self.browser.call("Page.getLayoutMetrics", self.session)["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
        answer = self.browser.call(
            "Page.captureScreenshot", self.session, clip=clip, captureBeyondViewport=True
        )
        return base64.b64decode(answer["data"])

    def pdf(self) -> bytes:
        """Return the page as *Save as PDF* makes it."""
        answer = self.browser.call(
            "Page.printToPDF", self.session, preferCSSPageSize=True, printBackground=False
        )
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """Close the page."""
        self.browser.call("Target.closeTarget", targetId=self.target)

    def _misdeed(self, event: dict[str, Any]) -> str:
        method, told = event["method"], event["params"]
        if method == "Network.requestWillBeSent":
            url = told["request"]["url"]
            return "" if url == self.address or url.startswith("data:,") else f"request: {url}"
        if method == "Page.javascriptDialogOpening":
            return f"dialog: {told['message']}"
        if method == "Runtime.consoleAPICalled":
            return f"console: {told['args']}"
        if method == "Runtime.exceptionThrown":
            return f"exception: {told['exceptionDetails']}"
        if method == "Log.entryAdded":
            return f"log: {told['entry']['text']}"
        if method in {"Page.frameAttached", "Page.windowOpen", "Page.downloadWillBegin"}:
            return f"{method}: {told}"
        return ""
