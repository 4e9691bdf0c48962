"""How zitool writes any .xlsx: looks, pages, text that stays text, bytes that never vary."""

REPORT_TITLE = "zitool: laporan, bukan LKE"
"""Title in the properties of every report, by which a reader tells it from an LKE."""
