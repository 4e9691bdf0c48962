"""A headless Firefox, spoken to over WebDriver BiDi: the few words of it that tests of pages need."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

from tests.browser.chromium import PATIENCE

_SWITCHES = ("--headless", "--no-remote", "--remote-debugging-port", "0")
NAMES = ("firefox-esr", "firefox")
_MASK = b"mask"
"""Firefox takes no frame whose mask is nothing."""
_FINAL_TEXT, _CONTINUATION, _CLOSE, _PING = 0x81, 0x0, 0x8, 0x9


def find() -> str | None:
    """Return where a Firefox is, if one is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One running browser; ``with`` ends it and removes its profile."""

    def __init__(self, program: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="zitool-firefox-"))
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [program, *_SWITCHES, "--profile", str(self._folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            env={**os.environ, "HOME": str(self._folder)},
        )
        self._socket = _Socket(self._port())
        self._number = 0
        self._events: list[dict[str, Any]] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["network.beforeRequestSent"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        try:
            self.call("browser.close")
            self._process.wait(PATIENCE)
        except (OSError, RuntimeError, ValueError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._socket.close()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return what the browser answers to a command.

        Raises:
            RuntimeError: it says that something is wrong.
        """
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.receive())).get("id") != self._number:
            self._events.append(answer)
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, file: Path) -> FirefoxPage:
        """Load a file in a new page and return it."""
        context = self.call("browsingContext.create", type="tab")["context"]
        page = FirefoxPage(self, context, file.as_uri())
        page.resize(1280)
        self.call("browsingContext.navigate", context=context, url=page.address, wait="complete")
        return page

    def requests(self) -> list[str]:
        """Return the addresses asked for so far."""
        return [event["params"]["request"]["url"] for event in self._events if "request" in event["params"]]

    def _port(self) -> int:
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            told = (self._folder / "log").read_text("utf-8", "replace")
            if found := re.search(r"listening on ws://127\.0\.0\.1:(\d+)", told):
                return int(found[1])
            time.sleep(0.1)
        raise TimeoutError("Firefox does not listen")


class FirefoxPage:
    """A loaded page, with the words of `tests.browser.chromium.Page` that a test of the page needs."""

    def __init__(self, browser: Firefox, context: str, address: str) -> None:
        self.browser = browser
        self.address = address
        self._context = context

    def resize(self, width: int) -> None:
        """Make the screen `width` pixels wide."""
        size = {"width": width, "height": 900}
        self.browser.call("browsingContext.setViewport", context=self._context, viewport=size)

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression, awaited."""
        answer = self._evaluate(script)
        return _plain(answer)

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
        """Choose files for an input, as its dialog does."""
        element = {"sharedId": self._evaluate(f"document.querySelector('{selector}')")["sharedId"]}
        chosen = [str(file) for file in files]
        self.browser.call("input.setFiles", context=self._context, element=element, files=chosen)

    def close(self) -> None:
        """Close the page."""
        self.browser.call("browsingContext.close", context=self._context)

    def _evaluate(self, script: str) -> dict[str, Any]:
        answer = self.browser.call(
            "script.evaluate", expression=script, target={"context": self._context}, awaitPromise=True
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        found: dict[str, Any] = answer["result"]
        return found


def _plain(value: dict[str, Any]) -> Any:
    if value["type"] == "array":
        return [_plain(one) for one in value["value"]]
    if value["type"] == "object":
        return {name: _plain(one) for name, one in value.get("value", [])}
    return value.get("value")


class _Socket:
    """A WebSocket client: text both ways, unhurried."""

    def __init__(self, port: int) -> None:
        self._stream = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._stream.sendall(
            f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        self._file = self._stream.makefile("rb")
        while self._file.readline().strip():
            pass

    def send(self, text: str) -> None:
        data = text.encode()
        masked = bytes(byte ^ _MASK[at % 4] for at, byte in enumerate(data))
        self._stream.sendall(bytes([_FINAL_TEXT]) + _length(len(data)) + _MASK + masked)

    def receive(self) -> str:
        whole = b""
        while True:
            head, size = self._file.read(2)
            size &= 0x7F
            if size == 126:
                size = int.from_bytes(self._file.read(2), "big")
            elif size == 127:
                size = int.from_bytes(self._file.read(8), "big")
            data = self._file.read(size)
            if head & 0xF == _CLOSE:
                raise RuntimeError("the browser has gone")
            if head & 0xF == _PING:
                continue
            whole += data
            if head & 0x80:
                return whole.decode()

    def close(self) -> None:
        self._file.close()
        self._stream.close()


def _length(size: int) -> bytes:
    if size < 126:
        return bytes([0x80 | size])
    if size < 1 << 16:
        return bytes([0x80 | 126]) + size.to_bytes(2, "big")
    return bytes([0x80 | 127]) + size.to_bytes(8, "big")
