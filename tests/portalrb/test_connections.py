"""Connections that take without giving: given up after a while, and never in the way of others.

The program is the same as ever, but for its patience, which is cut so that no test has to wait a minute.
"""

from __future__ import annotations

import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.portalrb.serving import Server, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells which sockets are open"),
]
MOST = 20
IMPATIENT = {"HEAD_SECONDS": 2, "ANSWER_SECONDS": 3, "_MOST": MOST}
HEAD = "GET /lke/jawaban-unit/UNIT-2 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n"


@pytest.fixture
def server(tmp_path):
    """A server with little patience and room for twenty."""
    server = Server(tmp_path, "--rate", "100000", listening=IMPATIENT)
    assert server.get("/health", "").status_code == 200  # it is up as a whole
    time.sleep(1)
    server.idle = sockets(server)
    yield server
    server.stop(signal.SIGKILL)


def sockets(server):
    """Return how many sockets the server holds."""
    folder = Path(f"/proc/{server.process.pid}/fd")
    return sum("socket" in str(link.readlink()) for link in folder.iterdir() if link.is_symlink())


def connected(server):
    """Return a connection whose client takes little at a time."""
    plain = socket.create_connection(("127.0.0.1", server.port))
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return server.context().wrap_socket(plain, server_hostname="localhost")


def test_who_asks_and_never_reads_is_given_up(server):
    """A thousand requests at once and not a byte taken: the connection is closed, with all that it held."""
    with connected(server) as client:
        client.settimeout(1)
        try:
            for _ in range(1000):
                client.sendall(HEAD.format(server.all).encode())
        except OSError:
            pass  # it does not even take the questions
        until(lambda: sockets(server) <= server.idle, "the connection is given up")
    assert server.get("/health", "").status_code == 200


def test_when_there_is_no_room_the_one_idle_longest_has_to_go(server):
    """Forty that say nothing do not keep out the one that asks."""
    with ExitStack() as held:
        for _ in range(2 * MOST):
            held.enter_context(connected(server))
        assert sockets(server) <= server.idle + MOST + 1
        assert server.get("/lke/jawaban-unit/UNIT-2").status_code == 200
        until(lambda: sockets(server) <= server.idle, "those that say nothing are given up")


def test_it_stops_though_connections_hang(server):
    """Idle, half asked, half read: the end comes all the same, and it is a good one."""
    with connected(server), connected(server) as half, connected(server) as unread:
        half.sendall(b"GET /health HTTP/1.1\r\n")
        unread.sendall(HEAD.format(server.all).encode() * 100)
        assert server.stop() == 0
