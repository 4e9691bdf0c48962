"""Blank forms: a rubric as a workbook that calculates as zitool does."""
