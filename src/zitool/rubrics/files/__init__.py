"""Files people write beside a rubric: facts of a unit, zones, costs of steps."""
