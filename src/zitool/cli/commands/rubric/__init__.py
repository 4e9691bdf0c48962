"""``zitool rubric``: for those who read, check, change and write rubrics; one module per sub-command."""

from __future__ import annotations

COMMANDS = {
    "list": "zitool.cli.commands.rubric.list_rubrics",
    "show": "zitool.cli.commands.rubric.show",
    "schema": "zitool.cli.commands.rubric.schema",
    "check": "zitool.cli.commands.rubric.check",
    "test": "zitool.cli.commands.rubric.run_cases",
    "new": "zitool.cli.commands.rubric.new",
    "diff": "zitool.cli.commands.rubric.diff",
    "import": "zitool.cli.commands.rubric.import_form",
    "wording": "zitool.cli.commands.rubric.wording",
}
"""Name → module, as in `zitool.cli.app`; help texts are in `zitool.wording.help`."""
