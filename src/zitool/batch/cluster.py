"""A batch over a cluster of somebody else's making: a Dask scheduler, through `concurrent.futures`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from zitool.batch.pool import default_jobs, processes
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from zitool.batch.pool import Start

LOCAL = ""
_DASK = "dask://"
_SECONDS = "15s"
"""How long a scheduler may take to answer."""


@contextmanager
def executors(name: str, jobs: int) -> Iterator[tuple[Start, int]]:
    """Give what makes executors, and how many jobs to keep under way at a time.

    The workers of a cluster must see the same files under the same paths, and have the same zitool.

    Args:
        name: empty for processes of this machine, or ``dask://host:port`` of a scheduler.
        jobs: as asked for; 0 for one per processor, here or of the cluster.

    Raises:
        UsageError: U001 another name, U023 the library is missing, U025 nobody answers.
    """
    if name == LOCAL:
        yield processes, jobs or default_jobs()
        return
    if not name.startswith(_DASK):
        raise UsageError(finding("U001", name="--executor", given=name, known=f"{_DASK}host:port"))
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(finding("U023", given="--executor", package="distributed", extra="dask")) from None
    try:
        client = Client(f"tcp://{name.removeprefix(_DASK)}", timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(finding("U025", given=name, reason=type(error).__name__)) from None
    with client:
        threads = sum(client.nthreads().values())
        yield (lambda _: cast("Executor", client.get_executor(pure=False))), jobs or threads or 1
