"""``zitool rubric``: for those who read, check, change and write rubrics; one module per sub-command."""

from __future__ import annotations

COMMANDS = {
    "list": "zitool.cli.rubric.list_rubrics",
    "test": "zitool.cli.rubric.run_cases",
    "diff": "zitool.cli.rubric.diff",
}
"""Name → module, as in `zitool.cli.app`; help texts are in `zitool.wording.rubric_help`."""
