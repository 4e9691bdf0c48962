"""The pure middle: rubrics, answers, scores, verdicts. No files, no formats, no screen."""
