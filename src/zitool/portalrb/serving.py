"""The three endpoints of PortalRB's guide, answered from memory alone; starlette comes with this module.

No part of a request ever becomes a path: the id of a unit is looked up in a dictionary, and nothing here
opens a file. What is served is an `Offer`; whoever reads the folder puts a new one in its place as a whole.
"""

from __future__ import annotations

import logging
import time
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from starlette.applications import Starlette
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, BaseUser
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.responses import Response
from starlette.routing import Route

from zitool.faults import log_of
from zitool.portalrb.counter import as_json
from zitool.portalrb.documents import ANSWERS, UNITS_WBBM, UNITS_WBK
from zitool.portalrb.tokens import holder
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.requests import HTTPConnection, Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from zitool.portalrb.counter import Counter
    from zitool.portalrb.tokens import Token
    from zitool.wording import Language

    Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]

HEALTH = "/health"
_PREFIX = f"/{ANSWERS}/"
_LONGEST_ID = 1000
_LONGEST_LINE = 300
"""Characters of a path in the log."""
_CODES = {
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    422: "INVALID_UNIT_ID",
    429: "TOO_MANY_REQUESTS",
    500: "INTERNAL_ERROR",
}
_NO_DATA = "DATA_NOT_FOUND"
"""Of a unit without answers, as the guide calls it; 404 like an address that is none."""
_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}

log = logging.getLogger("zitool.serve")


def application(counter: Counter, lifespan: Lifespan) -> Starlette:
    """Return what answers requests at the `counter`.

    Every request but that of `HEALTH` is asked for its token first, then held against the rate; only then is
    its address looked at.

    Args:
        counter: what is served, and to whom.
        lifespan: what runs beside, from before the first request until after the last.
    """

    async def wbk(request: Request) -> Response:
        return _answer(counter.units(UNITS_WBK, request.user.token))

    async def wbbm(request: Request) -> Response:
        return _answer(counter.units(UNITS_WBBM, request.user.token))

    async def answers(request: Request) -> Response:
        unit_id = _unit_id(request.scope)
        if unit_id is None:
            return _error(422, counter.language)
        if not request.user.token.may_see(unit_id):
            return _error(403, counter.language)
        document = counter.offer.answers.get(unit_id)
        if document is None:
            return _error(404, counter.language, _NO_DATA)
        return _answer(zlib.decompress(document))

    async def health(request: Request) -> Response:
        del request
        return _answer(b'{"status":"ok"}')

    async def refused(request: Request, error: Exception) -> Response:
        del request
        return _error(error.status_code if isinstance(error, HTTPException) else 500, counter.language)

    def turned_away(connection: HTTPConnection, error: AuthenticationError) -> Response:
        del connection
        headers = error.headers if isinstance(error, _TurnedAwayError) else {}
        return _error(
            error.status if isinstance(error, _TurnedAwayError) else 401, counter.language, **headers
        )

    app = Starlette(
        routes=[
            Route(f"/{UNITS_WBK}", wbk),
            Route(f"/{UNITS_WBBM}", wbbm),
            Route(f"{_PREFIX}{{unit_id:path}}", answers),
            Route(HEALTH, health),
        ],
        middleware=[
            Middleware(_Log, language=counter.language),
            Middleware(AuthenticationMiddleware, backend=_Bearer(counter), on_error=turned_away),
        ],
        exception_handlers={HTTPException: refused},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


def _unit_id(scope: Scope) -> str | None:
    """Return the id that an address names, or None where it can be none's."""
    try:  # what the server decoded may have been patched up
        path = unquote_to_bytes(scope["raw_path"]).decode()
    except UnicodeDecodeError:
        return None
    unit_id = path[len(_PREFIX) :]
    return unit_id if 0 < len(unit_id) <= _LONGEST_ID and unit_id.isprintable() else None


class _Caller(BaseUser):
    """Whose token a request bears."""

    def __init__(self, token: Token) -> None:
        self.token = token

    @property
    def is_authenticated(self) -> bool:
        return True

    @property
    def display_name(self) -> str:
        return self.token.name


class _TurnedAwayError(AuthenticationError):
    """Why a request is not looked at any further."""

    def __init__(self, status: int, **headers: str) -> None:
        super().__init__()
        self.status, self.headers = status, headers


class _Bearer(AuthenticationBackend):
    """Asks every request for its token, and how many came with it lately."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, BaseUser] | None:
        caller = None
        if conn.scope["path"] != HEALTH:
            caller = _Caller(self._token(conn.headers.getlist("authorization")))
            conn.scope["zitool.name"] = caller.display_name
            if wait := self._counter.throttle.wait(caller.display_name):
                raise _TurnedAwayError(429, **{"retry-after": str(int(wait) + 1)})
        if conn.scope["method"] != "GET":
            raise _TurnedAwayError(405, allow="GET")
        return None if caller is None else (AuthCredentials(), caller)

    def _token(self, given: list[str]) -> Token:
        scheme, _, secret = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        token = holder(self._counter.tokens, secret.strip()) if scheme.lower() == "bearer" else None
        if token is None:
            raise _TurnedAwayError(401, **{"www-authenticate": "Bearer"})
        return token


class _Log:
    """Writes a line about each request, with neither token nor query nor answer, and catches all faults.

    What goes wrong inside is answered with 500 and nothing else; the log says where it is written down.
    """

    def __init__(self, app: ASGIApp, language: Language) -> None:
        self._app, self._language = app, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.monotonic(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        except Exception as error:  # noqa: BLE001 - nothing of the inside reaches whoever asks
            log.error(label("portalrb_serve_fault", self._language, log=log_of(error)))  # noqa: TRY400
            if not status:
                await _error(500, self._language)(scope, receive, counted)
        finally:
            took = (time.monotonic() - began) * 1000
            client = (scope.get("client") or ("-",))[0]
            who, path = scope.get("zitool.name", "-"), scope["raw_path"].decode("ascii", "replace")
            line = (quote(client, ":."), who, scope["method"], path[:_LONGEST_LINE], status, size)
            log.info("%s %s %s %s %d %d %.1fms", *line, took)


def _answer(document: bytes) -> Response:
    return Response(document, media_type="application/json", headers=_HEADERS)


def _error(status: int, language: Language, code: str = "", **headers: str) -> Response:
    document = error_document(code or _CODES.get(status, _CODES[500]), language)
    return Response(document, status, media_type="application/json", headers=_HEADERS | headers)


def error_document(code: str, language: Language) -> bytes:
    """Return what an error says, in the form that the guide lays down."""
    message = label(f"portalrb_serve_{code.lower()}", language)
    return as_json({"error": True, "code": code, "message": message})
