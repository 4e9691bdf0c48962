"""How zitool writes any .xlsx: looks, pages, text that stays text, bytes that never vary."""

REPORT_TITLE = "zitool: laporan, bukan LKE"
"""Title in the properties of every report, by which a reader tells it from an LKE."""
FORM_TITLE = "zitool: isian, bukan LKE"
"""Title in the properties of what people fill in beside an LKE: facts, efforts."""
OUR_DAY = "2021-12-31"
"""When every workbook that zitool writes says it was made and changed: the day 90/2021 took effect."""
