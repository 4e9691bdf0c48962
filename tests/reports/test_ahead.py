"""Templates compiled ahead: the same pages as from their texts, and never those of other texts."""

from __future__ import annotations

import jinja2
import pytest
from jinja2 import FileSystemLoader, ModuleLoader
from tests.conftest import EXAMPLES

from zitool.batch import assess
from zitool.core.planning.gaps import report_gaps
from zitool.reports.html import ahead, document


@pytest.fixture(autouse=True)
def fresh():
    """Environments are kept within a process: none of other tests here, and none of these elsewhere."""
    document.environment.cache_clear()
    yield
    document.environment.cache_clear()


def pages(language):
    """Return pages of an example, rendered with environments made anew."""
    document.environment.cache_clear()
    assessments = assess(str(EXAMPLES / "unit-setengah.xlsx"))
    return [
        document.score_html(assessments, [], language),
        document.validate_html(assessments, [], language),
        document.gap_html([report_gaps(one, "wbk") for one in assessments], [], language),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_are_the_same_with_and_without_compiling_ahead(monkeypatch, tmp_path, language):
    """A page is the same, byte for byte, whether its templates were compiled ahead or as they are read."""
    ahead.compile_ahead(tmp_path)
    assert isinstance(ahead.loader(tmp_path), ModuleLoader)
    monkeypatch.setattr(document, "loader", lambda: ahead.loader(tmp_path))
    compiled = pages(language)

    monkeypatch.setattr(document, "loader", lambda: FileSystemLoader(ahead.TEMPLATES))
    assert compiled == pages(language)


def test_what_was_compiled_from_other_templates_or_by_another_jinja_is_left(monkeypatch, tmp_path):
    """An edited template counts at once; compiled code of another Jinja is never run."""
    ahead.compile_ahead(tmp_path)
    with monkeypatch.context() as other:
        other.setattr(jinja2, "__version__", "99.0")
        assert isinstance(ahead.loader(tmp_path), FileSystemLoader)
    edited = tmp_path / "templates"
    edited.mkdir()
    for template in ahead.TEMPLATES.iterdir():
        (edited / template.name).write_bytes(template.read_bytes() + b" ")
    monkeypatch.setattr(ahead, "TEMPLATES", edited)

    assert isinstance(ahead.loader(tmp_path), FileSystemLoader)
    assert isinstance(ahead.loader(tmp_path / "nowhere"), FileSystemLoader)
