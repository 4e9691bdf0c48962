"""One browser for all tests of pages."""

from __future__ import annotations

import pytest
from tests.browser.chromium import Chromium, find


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium."""
    with Chromium(find()) as browser:
        yield browser
