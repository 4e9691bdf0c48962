"""Rubrics in: strict YAML, the compiled form, and the checks of meaning."""
