"""Load on `zitool serve`: so many requests a second over TLS, for so long, and how long answers take.

python benchmarks/serve.py                  200 requests a second for 30 seconds, files changing meanwhile
python benchmarks/serve.py --units 10000    the same with so many LKEs, and what reading them takes

Client and server share this machine; what is timed is what the client sees from when a request was due.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.portalrb.serving import EXAMPLES, Server  # noqa: E402

_CLIENTS = 16


def main() -> int:
    """Start a server, load it, print the figures; 1 where any answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--units", type=int, default=3)
    parser.add_argument("--patience", type=int, default=3600, help="seconds to wait for the first reading")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        began = time.monotonic()
        server = _server(Path(place), given.units, given.patience)
        print(f"{given.units} units: {time.monotonic() - began:.1f} s until it listens; {_memory(server)} MB")
        try:
            before, own = _cpu(server), time.process_time()
            took, wrong = asyncio.run(_load(server, given.rate, given.seconds, given.units))
            spent, own = _cpu(server) - before, time.process_time() - own
        finally:
            code = server.stop()
    took.sort()
    shown = {f"p{part}": took[len(took) * part // 100] for part in (50, 95, 99)} | {"max": took[-1]}
    figures = ", ".join(f"{name} {seconds * 1000:.1f} ms" for name, seconds in shown.items())
    print(f"{len(took)} requests at {given.rate}/s for {given.seconds} s: {figures}; mean {_mean(took)} ms")
    of_a_request = (
        f"{spent * 1000 / len(took):.2f} ms by the server, {own * 1000 / len(took):.2f} ms by the clients"
    )
    print(f"CPU of a request: {of_a_request}")
    print(f"wrong answers: {wrong}; exit code {code}")
    return int(bool(wrong or code))


def _server(place: Path, units: int, patience: int) -> Server:
    """Return a server of so many units, each with a copy of one of three examples."""
    from tests.portalrb import serving  # noqa: PLC0415

    serving.PATIENCE = patience

    sources = ("unit-baik", "unit-dan-tpi", "unit-setengah")
    rows = {f"U-{number},Unit {number},wbk,,u{number}.xlsx": sources[number % 3] for number in range(units)}
    return Server(place, "--rate", "1000", rows=rows)


async def _load(server: Server, rate: int, seconds: int, units: int) -> tuple[list[float], int]:
    """Return the seconds that each answer took from when it was due, and how many were wrong.

    Each of a few clients has a connection of its own and every sixteenth request.
    """
    took: list[float] = []
    wrong = 0
    began, context = time.monotonic() + 2, server.context()
    headers = {"authorization": f"Bearer {server.all}"}

    async def ask(first: int) -> None:
        nonlocal wrong
        base = f"https://127.0.0.1:{server.port}"
        async with httpx.AsyncClient(base_url=base, verify=context, headers=headers, timeout=30) as client:
            for number in range(first, rate * seconds, _CLIENTS):
                due = began + number / rate
                await asyncio.sleep(due - time.monotonic())
                listed = number % 100 == 0
                path = "/pengusulan/unit-wbk" if listed else f"/lke/jawaban-unit/U-{number % units}"
                response = await client.get(path)
                took.append(time.monotonic() - due)
                wrong += response.status_code != 200 or b'"tahun":2026' not in response.content

    changing = asyncio.create_task(_change(server))
    await asyncio.gather(*map(ask, range(_CLIENTS)))
    changing.cancel()
    return took, wrong


async def _change(server: Server) -> None:
    """Replace, break and mend the first LKE, over and over."""
    good, half = ((EXAMPLES / f"{name}.xlsx").read_bytes() for name in ("unit-baik", "unit-setengah"))
    while True:
        for data in (half, b"PK\x03\x04", good):
            server.put("u0.xlsx", data)
            await asyncio.sleep(3)


def _cpu(server: Server) -> float:
    """Return the seconds of CPU that the server has used, its readers left out; 0 where nobody tells."""
    try:
        fields = (
            Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(server: Server) -> int:
    """Return the resident memory of the server in MB, where the system tells."""
    try:
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def _mean(took: list[float]) -> str:
    return f"{statistics.fmean(took) * 1000:.1f}"


if __name__ == "__main__":
    sys.exit(main())
