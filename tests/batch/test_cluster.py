"""A batch over a Dask scheduler: the same function, the same results."""

from __future__ import annotations

import json
import warnings

import pytest

from zitool.batch.pool import executors
from zitool.errors import UsageError


@pytest.fixture(scope="module")
def scheduler():
    """Give the address of a scheduler with two workers on this machine, and no page for browsers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own, about its own parts
        from distributed import LocalCluster

        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            yield cluster.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_what_this_machine_gives(zitool, examples, scheduler):
    """The recap is the same to the byte wherever it was worked on."""
    for form in ("json", "ndjson"):
        here = zitool("score", examples, "-f", form, "--jobs", "1")
        assert zitool("score", examples, "-f", form, "--executor", scheduler) == here
    assert json.loads(here.out.splitlines()[0])["rubric"]


@pytest.mark.parametrize(
    ("name", "code"), [("ray://x:1", "U001"), ("8", "U001"), ("dask://127.0.0.1:9", "U025")]
)
def test_a_cluster_that_is_none_is_said(monkeypatch, name, code):
    """A wrong name, or nobody there: one finding, nothing scored."""
    monkeypatch.setattr("zitool.batch.pool._SECONDS", "1s")

    with pytest.raises(UsageError) as caught, executors(name, 0):
        pass

    assert [finding.code for finding in caught.value.findings] == [code]
