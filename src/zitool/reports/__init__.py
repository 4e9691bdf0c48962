"""Results out: each format turns assessments into text and knows nothing of YAML or Excel input."""
