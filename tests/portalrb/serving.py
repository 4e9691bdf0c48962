"""A real server for tests: `zitool serve` in a process of its own, over TLS, with a folder to play with."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import httpx
import trustme

from zitool.portalrb.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LIST = "id,name,target,afirmasi,file"
ROWS = {
    "UNIT-1,KPPN Contoh,wbk,tidak,satu.xlsx": "unit-baik",
    "UNIT-2,RSUD Contoh,wbk,ya,dua.xlsx": "unit-dan-tpi",
    "B/3,Biro Umum,wbbm,,tiga.xlsx": "unit-setengah",
    "UNIT-4,Tanpa LKE,wbk,,": "",
}
"""Row of the list of units → the example that is its LKE."""
PATIENCE = 60
"""Seconds after which a test gives up waiting for what has to come."""


def until(condition, what):
    """Wait until a condition holds; what it is about stands in the failure."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, what
        time.sleep(0.05)
    return found


class Server:
    """A running server, its folder, its tokens and its log."""

    def __init__(
        self,
        place: Path,
        *options: str,
        rows: Mapping[str, str] = ROWS,
        listening: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Start it.

        Args:
            place: an empty folder for all that it needs.
            options: of the command.
            rows: rows of the list of units, and the example that is the LKE of each.
            listening: figures of `zitool.portalrb.listening` that are to be others.
        """
        self.folder, self.tokens = place / "lke", place / "token.jsonl"
        self.folder.mkdir()
        for row, source in rows.items():
            if source:
                shutil.copyfile(EXAMPLES / f"{source}.xlsx", self.folder / row.rpartition(",")[2])
        (self.folder / "units.csv").write_text("\n".join([LIST, *rows]), encoding="utf-8")
        self.all = new_token(self.tokens, "semua", None, date(2026, 11, 30))
        self.some = new_token(self.tokens, "satu", ["UNIT-1", "HILANG"], date(2026, 11, 30))
        self.authority = trustme.CA()
        self.pem = place / "cert.pem"
        self.certify()
        figures = "".join(f"listening.{name} = {figure}; " for name, figure in listening.items())
        program = f"from zitool.portalrb import listening; {figures}from zitool.cli import main; main()"
        self._program = ["-c", program] if listening else ["-m", "zitool"]
        self._options = ["--cert", str(self.pem), *options]
        self.log: list[str] = []
        self.start()

    def put(self, name: str, data: bytes) -> None:
        """Put a file into the folder, whole or not at all."""
        part = self.folder / f".{name}.part"
        part.write_bytes(data)
        part.replace(self.folder / name)

    def certify(self) -> None:
        """Write another certificate of the same authority, and its key."""
        issued = self.authority.issue_cert("localhost", "127.0.0.1")
        part = self.pem.with_suffix(".part")
        part.write_bytes(
            issued.private_key_pem.bytes() + b"".join(one.bytes() for one in issued.cert_chain_pems)
        )
        part.replace(self.pem)

    def start(self, port: int = 0) -> None:
        """Start the program and wait until it says where it listens."""
        command = [sys.executable, *self._program, "serve", str(self.folder), "--tokens", str(self.tokens)]
        command += ["--tahun", "2026", "--port", str(port), *self._options]
        env = {key: value for key, value in os.environ.items() if not key.startswith("ZITOOL_")}
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        said = self.wait(r" di (https?)://127\.0\.0\.1:(\d+)")
        self.scheme, self.port = said[1], int(said[2])

    def _read(self) -> None:
        for line in self.process.stderr:
            self.log.append(line.rstrip("\n"))

    def said(self, pattern: str, after: int = 0) -> re.Match[str] | None:
        """Return where the log says something after so many lines, if it does."""
        return next((match for line in self.log[after:] if (match := re.search(pattern, line))), None)

    def wait(self, pattern: str, after: int = 0) -> re.Match[str]:
        """Wait until the log says something after so many lines."""
        return until(lambda: self.said(pattern, after), f"the log says {pattern}")

    def context(self):
        """Return what a client trusts: this server's authority and no other."""
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.authority.configure_trust(context)
        return context

    @contextmanager
    def client(self, token: str | None = None, **options):
        """Return an httpx client that bears a token."""
        token = self.all if token is None else token
        headers = {"authorization": f"Bearer {token}"} if token else {}
        base = f"{self.scheme}://127.0.0.1:{self.port}"
        with httpx.Client(
            base_url=base, verify=self.context(), headers=headers, timeout=30, **options
        ) as client:
            yield client

    def get(self, path: str, token: str | None = None) -> httpx.Response:
        """Ask once."""
        with self.client(token) as client:
            return client.get(path)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and return what the program ends with."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        return code
