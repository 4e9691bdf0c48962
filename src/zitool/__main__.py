"""``python -m zitool``."""

from zitool.cli import main

main()
