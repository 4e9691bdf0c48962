"""``zitool rubric``: for those who read, check, change and write rubrics; one module per sub-command."""

from __future__ import annotations

COMMANDS = {
    "list": "zitool.cli.rubric.list_rubrics",
    "show": "zitool.cli.rubric.show",
    "schema": "zitool.cli.rubric.schema",
    "check": "zitool.cli.rubric.check",
    "test": "zitool.cli.rubric.run_cases",
    "new": "zitool.cli.rubric.new",
    "diff": "zitool.cli.rubric.diff",
    "import": "zitool.cli.rubric.import_form",
    "wording": "zitool.cli.rubric.wording",
}
"""Name → module, as in `zitool.cli.app`; help texts are in `zitool.wording.rubric_help`."""
