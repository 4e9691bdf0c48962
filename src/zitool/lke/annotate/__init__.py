"""A copy of a workbook with findings on it; every byte that says something else stays."""
