"""What `zitool serve` does beside answering: it looks whether anything changed, and writes the log."""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from zitool.errors import UsageError, ZitoolError
from zitool.faults import log_of
from zitool.findings import Severity, finding
from zitool.portalrb.counter import Counter
from zitool.portalrb.listening import load_certificate
from zitool.portalrb.serving import application, log
from zitool.portalrb.tokens import read_tokens
from zitool.reports.lines import finding_text
from zitool.wording import label

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

    from starlette.applications import Starlette

    from zitool.batch.answer_folder import AnswerFolder
    from zitool.findings import Finding
    from zitool.portalrb.tokens import Token
    from zitool.wording import Language

    Tls = tuple[ssl.SSLContext, Path, Path | None]

_SECONDS = 1.0
"""Between two looks."""
_SHARE = 20
"""Looking for what changed takes no more of the time than this part."""
_LEVELS = {Severity.NOTE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}


def log_to_stderr() -> None:
    """Write the log on stderr, a line each, with the time where this machine is."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that nobody takes any more ends no service


class Watch:
    """Keeps what is served as the folder, the file of tokens and the certificate are."""

    def __init__(
        self,
        reading: AnswerFolder,
        tokens: tuple[Token, ...],
        place: Path,
        tls: Tls | None,
        rate: int,
        language: Language,
    ) -> None:
        self._reading, self._place, self._tls, self._language = reading, place, tls, language
        self.counter = Counter(reading.offer, tokens, rate, language)
        self._tokens_stamp, self._tls_stamp = _stamp(place), self._stamps_of_tls()

    def application(self) -> Starlette:
        """Return what answers requests, with the watch beside it."""
        return application(self.counter, self._lifespan)

    def begin(self, url: str) -> None:
        """Say what is served, and what is to be known about it."""
        self._say("at", address=url, **self._counts())
        self._tell(self._reading.news)
        self._reading.news.clear()

    def end(self) -> None:
        """Say that nothing is served any more."""
        self._say("stopped")

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        del app
        tasks = [asyncio.create_task(self._watch_folder()), asyncio.create_task(self._watch_keys())]
        yield
        self._reading.stopping = True
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)

    async def _watch_folder(self) -> None:
        while True:
            await asyncio.sleep(max(_SECONDS, self._reading.looked_for * _SHARE))
            try:
                if await asyncio.to_thread(self._reading.look):
                    self.counter.offer = self._reading.offer
                    self._say("anew", **self._counts())
            except Exception as error:  # noqa: BLE001 - what is served stays as it is
                self._tell(error.findings if isinstance(error, ZitoolError) else [_fault(error)])
            self._tell(self._reading.news)
            self._reading.news.clear()

    async def _watch_keys(self) -> None:
        """Look after tokens and certificate, also while a large folder is being read."""
        while True:
            await asyncio.sleep(_SECONDS)
            self._look_at_tokens()
            self._look_at_certificate()

    def _look_at_tokens(self) -> None:
        stamp = _stamp(self._place)
        if stamp == self._tokens_stamp:
            return
        self._tokens_stamp = stamp
        try:
            self.counter.tokens = read_tokens(self._place)
        except UsageError as error:
            self.counter.tokens = ()
            self._tell([finding("J064", file=str(self._place)), *error.findings])
        else:
            self._say("tokens_anew", names=", ".join(token.name for token in self.counter.tokens))

    def _look_at_certificate(self) -> None:
        stamps = self._stamps_of_tls()
        if self._tls is None or stamps == self._tls_stamp:
            return
        self._tls_stamp = stamps
        try:
            load_certificate(*self._tls)
        except UsageError as error:
            self._tell([finding("J065", file=str(self._tls[1])), *error.findings])
        else:
            self._say("certificate_anew")

    def _stamps_of_tls(self) -> list[tuple[int, ...]]:
        return [_stamp(place) for place in (self._tls or ())[1:] if place is not None]

    def _counts(self) -> dict[str, int]:
        return {"units": len(self._reading.proposals), "answers": len(self._reading.offer.answers)}

    def _say(self, key: str, **values: object) -> None:
        log.info(label(f"portalrb_serve_{key}", self._language, **values))

    def _tell(self, findings: Iterable[Finding]) -> None:
        for reported in findings:
            log.log(_LEVELS[reported.severity], "%s", finding_text(reported, self._language))


def _fault(error: Exception) -> Finding:
    return finding("X001", log=log_of(error))


def _stamp(place: Path) -> tuple[int, ...]:
    """Return what tells a file from what it was; nothing where it is gone."""
    try:
        status = place.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
