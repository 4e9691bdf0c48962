"""From what stands in a cell to points and verdicts."""
