"""What a build makes besides copying: the templates of pages, compiled (`zitool.reports.html.ahead`)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the templates into the source tree, from where a wheel takes them along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before files are collected; editable installs come by here, too."""
        del version
        sys.path.insert(0, str(Path(self.root) / "src"))
        from zitool.reports.html.ahead import COMPILED, compile_ahead  # noqa: PLC0415 - not there before

        compile_ahead()
        build_data["artifacts"].append(f"{COMPILED.relative_to(self.root).as_posix()}/**")
