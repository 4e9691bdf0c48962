"""``zitool portalrb``: the documents that PortalRB fetches; one module per sub-command."""

from __future__ import annotations

COMMANDS = {
    "export": "zitool.cli.commands.portalrb.export",
    "check": "zitool.cli.commands.portalrb.check",
    "diff": "zitool.cli.commands.portalrb.diff",
}
"""Name → module, as in `zitool.cli.app`; help texts are in `zitool.wording.help`."""
