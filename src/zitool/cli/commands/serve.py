"""``zitool serve``."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from zitool.batch import today
from zitool.cli import options
from zitool.cli.streams import emit
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.portalrb.tokens import new_token as made_token
from zitool.portalrb.tokens import read_tokens, revoke
from zitool.reports.lines import display
from zitool.wording import label
from zitool.wording.help import option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.batch.answer_folder import AnswerFolder
    from zitool.findings import Finding
    from zitool.portalrb.serve_plan import Plan
    from zitool.portalrb.tokens import Token
    from zitool.wording import Language

    T = TypeVar("T")

_NEEDED = ("starlette", "uvicorn")
_PORTS = {False: 8080, True: 8443}
"""Whether TLS is spoken → the port where none is named."""
_AT_HOME = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    folder: Annotated[str, options.placed("serve_folder", "FOLDER")] = "",
    tokens: Annotated[Path | None, options.named("--tokens", "serve_tokens", "TOKEN.jsonl")] = None,
    new_token: Annotated[str, options.named("--new-token", "serve_new_token", "NAMA")] = "",
    revoke_token: Annotated[str, options.named("--revoke-token", "serve_revoke_token", "NAMA")] = "",
    units: Annotated[str, options.named("--units", "serve_units", "UNITS.csv|ID,ID")] = "",
    year: Annotated[int | None, options.named("--tahun", "serve_year", "2026")] = None,
    rubric: options.Rubric = "",
    host: Annotated[str, options.flag("--host", "serve_host")] = "127.0.0.1",
    port: Annotated[int | None, options.named("--port", "serve_port", min=0, max=65535)] = None,
    cert: Annotated[Path | None, options.named("--cert", "serve_cert", "CERT.pem")] = None,
    key: Annotated[Path | None, options.named("--key", "serve_key", "KEY.pem")] = None,
    rate: Annotated[int, typer.Option("--rate", help=option("serve_rate"), min=1, max=1_000_000)] = 20,
    dry_run: Annotated[bool, options.flag("--dry-run", "serve_dry_run")] = False,
    *,
    told: options.Report,
) -> None:
    """Answer PortalRB from a folder of LKEs."""
    language = told.language
    if new_token or revoke_token:
        _change_tokens(_given(tokens, "--tokens"), new_token, revoke_token, units, language)
        return
    place = tokens or (None if dry_run else _given(tokens, "--tokens"))
    missing = next((name for name in _NEEDED if find_spec(name) is None), None)
    if missing is not None:
        raise UsageError(finding("U023", given="serve", package=missing, extra="serve"))
    from zitool.batch.answer_folder import AnswerFolder  # noqa: PLC0415 - imports processes
    from zitool.portalrb import listening  # noqa: PLC0415 - imports starlette and uvicorn

    if told.output is not None and not dry_run:
        _given("", "--dry-run")
    form = told.form
    tls = listening.tls_context(_given(cert, "--cert"), key) if cert or key else None
    known, folder = read_tokens(place) if place is not None else (), _given(folder, "FOLDER")
    address = _Address(host, _PORTS[tls is not None] if port is None else port, tls=tls is not None)
    if not dry_run:
        listening.open_socket(address.host, address.port).close()  # before a large folder is read in vain
        sys.stderr.write(f"{label('portalrb_serve_reading', language, folder=display(folder))}\n")
    reading = AnswerFolder(folder, units, year=year, rubric=rubric, language=language)
    reading.news += [*_doubts(known, reading), *address.doubts()]
    if dry_run:
        from zitool.cli.assessing import deliver_report  # noqa: PLC0415
        from zitool.portalrb.serve_plan import plan_document, plan_json  # noqa: PLC0415

        inputs = [str(reading.list), *([str(place)] if place is not None else []), *reading.files()]
        to = told.place(inputs, form, rubric)
        plan = _plan(reading, known, address, rate)
        deliver_report(
            form, lambda _: plan_document(plan, language), lambda: plan_json(plan, language), to, language
        )
        told.end(reading.news, refused=bool(reading.refused()))
    from zitool.cli.watching import Watch, log_to_stderr  # noqa: PLC0415

    with listening.open_socket(address.host, address.port) as opened:
        log_to_stderr()
        url = address._replace(port=opened.getsockname()[1]).url
        watch = Watch(
            reading,
            known,
            _given(place, "--tokens"),
            (tls, cert, key) if tls and cert else None,
            rate,
            language,
        )
        watch.begin(url)
        listening.serve_on(opened, watch.application(), tls, language)
        watch.end()


class _Address(NamedTuple):
    """Where is served."""

    host: str
    port: int
    tls: bool

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    def doubts(self) -> Iterator[Finding]:
        """J060: others can reach it, and nothing is encrypted."""
        if not self.tls and self.host not in _AT_HOME:
            yield finding("J060", given=self.url)


def _given(value: T | None, name: str) -> T:
    """Return what the command line must name.

    Raises:
        UsageError: U043.
    """
    if not value:
        raise UsageError(finding("U043", name=name, line="zitool serve --help"))
    return value


def _change_tokens(place: Path, name: str, revoked: str, units: str, language: Language) -> None:
    """Print a new token, the only time that anybody sees it, or take one out of the file."""
    if revoked:
        revoke(place, revoked)
        sys.stderr.write(f"{label('portalrb_serve_token_revoked', language, name=revoked)}\n")
    if name:
        ids = [unit_id.strip() for unit_id in units.split(",") if unit_id.strip()] if units else None
        if ids == []:
            raise UsageError(finding("U043", name="--units", line="zitool serve --help"))
        emit(f"{made_token(place, name, ids, today())}\n")
        values = {"name": name, "file": display(str(place))}
        sys.stderr.write(f"{label('portalrb_serve_token_shown', language, **values)}\n")


def _doubts(tokens: tuple[Token, ...], reading: AnswerFolder) -> Iterator[Finding]:
    """J067: tokens for units that nobody proposes."""
    known = {unit.id for unit in reading.proposals}
    for token in tokens:
        if token.units and (unknown := sorted(token.units - known)):
            yield finding("J067", name=token.name, ids=", ".join(unknown))


def _plan(reading: AnswerFolder, tokens: tuple[Token, ...], address: _Address, rate: int) -> Plan:
    """Return what would be served, to whom and where."""
    from zitool.portalrb.serve_plan import Plan, Served  # noqa: PLC0415

    units = []
    for unit in reading.proposals:
        line = reading.answers[unit.id].line if unit.id in reading.answers else None
        known = (line.file, line.answered, line.indicators) if line is not None else ("", 0, 0)
        units.append(Served(unit.id, unit.name, unit.target, unit.affirmative, *known))
    findings = tuple(sorted(reading.news, key=lambda reported: -reported.severity))
    return Plan(address.url, reading.offer.year, str(reading.list), rate, tuple(units), tokens, findings)
