"""Family t: texts that attack what shows them: terminals, Rich, CSV, HTML, logs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry
from tests.hostile.form import EVIDENCE_COLUMN, book, sheet, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS: tuple[tuple[str, str], ...] = (
    ("_x001B_[2J_x001B_]0;PWNED_x0007_", "ESC, escaped as OOXML does: clears the screen, sets the title"),
    ("\u009b2J\u009b31mMERAH", "the C1 control CSI, legal in XML"),
    ("\u009d8;;http://127.0.0.1/\u009cklik", "a link by the C1 control OSC"),
    ("[red]Ya[/red] [/] [link=file:///etc/passwd]x[/link]", "markup of Rich"),
    ("[/b]", "a closing tag of Rich alone"),
    (":skull: :bomb:", "emoji codes of Rich"),
    ("nama\u202efdp.exe", "a bidi override"),
    ('=HYPERLINK("http://127.0.0.1/?"&A1,"klik")', "a formula"),
    ("+1+cmd|' /C calc'!A0", "DDE with a plus"),
    ("-2+3+cmd|' /C calc'!A0", "DDE with a minus"),
    ("@SUM(1+1)*cmd|' /C calc'!A0", "DDE with an at sign"),
    ("\t=1+1", "a tab, then a formula"),
    ("\r=1+1", "CR, then a formula"),
    ("\n=1+1", "LF, then a formula"),
    ("＝1+1", "an equals sign of full width"),
    ('x","=1+1', "out of the quotes of CSV"),
    ("x;=1+1", "out of a field of Indonesian CSV"),
    ("<script>alert(1)</script>", "a script"),
    ('"><img src=x onerror=alert(1)>', "out of an attribute"),
    ("</script><svg onload=alert(1)>", "out of a script"),
    ("javascript:alert(1)", "a link that is a script"),
    ("{{7*7}} {% raw %}", "a template"),
    ("\u2028\u2029", "separators of lines"),
    ("\U0001f600", "an emoji"),
    ("_x005F_x001B_", "an escaped escape"),
    ("_xD800_", "half a character"),
    ("_x0000_", "NUL"),
    ("%s %d {0} {a!r}", "format strings"),
    ("a\nb\n\nERROR ZI-F001 palsu", "a forged line of a log"),
)


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for number, (text, threat) in enumerate(TEXTS, 1):
        content = sheet(with_value(text, column=EVIDENCE_COLUMN))
        code = None if text.strip() else "V320"  # blanks alone are no evidence, and that is said
        yield Entry(f"t{number:02d}_text.xlsx", f"text: {threat}", "ok", partial(book, content), code)
