"""Cases: answers to a rubric with what must come of them, and whether they guard every figure."""
