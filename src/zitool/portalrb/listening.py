"""Connections: a socket, TLS, uvicorn with patience that ends, and a stop that lets requests finish."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
from functools import partial
from typing import TYPE_CHECKING

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from zitool.errors import UsageError
from zitool.findings import finding
from zitool.portalrb.serving import error_document, log

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.applications import Starlette

    from zitool.wording import Language

HEAD_SECONDS = 10
"""How long a client may take for the head of a request, or for a handshake."""
ANSWER_SECONDS = 60
"""How long a client may take to fetch an answer."""
_STOP_SECONDS = 10
_MOST = 500
"""Connections at a time; when one more comes, the one that has said nothing for longest has to go."""
_WAITING = 1024
"""Connections that the system keeps until they are taken."""
_LONGEST_HEAD = 16384


class _Patient(H11Protocol):
    """HTTP of a connection that is given up when its client neither speaks nor listens."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._timer: asyncio.TimerHandle | None = None
        self.since = self.loop.time()
        self._wait(HEAD_SECONDS)
        if len(self.connections) > _MOST:
            idle = (
                known for known in self.connections if isinstance(known, _Patient) and not known.is_busy()
            )
            min(idle, key=lambda known: known.since, default=self).transport.abort()

    def is_busy(self) -> bool:
        """Whether a request has come whole and its answer is under way."""
        return bool(self.cycle) and not self.cycle.response_complete

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.is_busy():
            self._wait(ANSWER_SECONDS)
        elif self._timer is None:  # the first of the next request; more of it does not win more time
            self._wait(HEAD_SECONDS)

    def on_response_complete(self) -> None:
        self._wait(None)
        super().on_response_complete()
        if self.is_busy():  # another request had come with the one that is done
            self._wait(ANSWER_SECONDS)

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._wait(ANSWER_SECONDS)  # for what of the answer has not been fetched yet

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        super().connection_lost(exc)

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self.transport.abort) if seconds else None

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP as the guide wants every error answered."""
        del msg
        log.info("%s - - - 400", self.client[0] if self.client else "-")
        body = self.config.app.state.malformed  # type: ignore[union-attr]
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:  # an answer is under way already
            self.transport.abort()
            return
        headers = [("content-type", "application/json"), ("content-length", str(len(body)))]
        headers.append(("connection", "close"))
        events = (h11.Response(status_code=400, headers=headers, reason=b"Bad Request"), h11.Data(data=body))
        for event in (*events, h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
        self._wait(HEAD_SECONDS)


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one.

    It says that it speaks TCP, as `socket.create_server` does not: without that, asyncio leaves Nagle's
    algorithm on, and every answer waits 40 milliseconds for an acknowledgement.

    Raises:
        UsageError: U098, the system does not let us.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(_WAITING)
    except (OSError, OverflowError) as error:
        opened.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(finding("U098", given=f"{host}:{port}", reason=reason)) from None
    return opened


def tls_context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    """Return what TLS, 1.2 or later, is spoken with.

    Args:
        certificate: PEM, with those of its issuers behind it.
        key: PEM, without a passphrase; None where it stands in `certificate`.

    Raises:
        UsageError: U097, they cannot be used.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    load_certificate(context, certificate, key)
    return context


def load_certificate(context: ssl.SSLContext, certificate: Path, key: Path | None) -> None:
    """Put a certificate to use for connections from now on.

    Raises:
        UsageError: U097; the one in use stays.
    """
    try:
        context.load_cert_chain(certificate, key, password=lambda: "")  # asks nobody for a passphrase
    except ssl.SSLError as error:
        reason = "key_mismatch" if error.reason == "KEY_VALUES_MISMATCH" else "not_pem"
        raise UsageError(finding("U097", file=str(certificate), reason=reason)) from None
    except OSError as error:
        named = key if key is not None and certificate.is_file() else certificate
        raise UsageError(finding("U097", file=str(named), reason=error.strerror or "unreadable")) from None


def serve_on(opened: socket.socket, app: Starlette, tls: ssl.SSLContext | None, language: Language) -> None:
    """Answer requests until a signal says to stop; those under way are answered before this returns."""
    _raise_limit_of_files()
    app.state.malformed = error_document("BAD_REQUEST", language)
    config = uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # the log is ours: none of uvicorn's lines has a traceback in it
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        ssl_context_factory=None if tls is None else lambda _config, _default: tls,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)  # uvicorn raises them once more when all is done
    with asyncio.Runner(loop_factory=partial(_loop, tls=tls is not None)) as runner:
        runner.run(uvicorn.Server(config).serve(sockets=[opened]))


def _loop(*, tls: bool) -> asyncio.AbstractEventLoop:
    """Return a loop whose servers do not wait a minute for a handshake, as they do where nobody says."""
    loop = asyncio.new_event_loop()
    if tls:
        loop.create_server = partial(loop.create_server, ssl_handshake_timeout=HEAD_SECONDS)  # type: ignore[method-assign]
    return loop


def _raise_limit_of_files() -> None:
    """Let this process open as many files and connections as the system lets it."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
