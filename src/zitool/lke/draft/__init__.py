"""A rubric drafted from a form that no rubric knows."""
