"""Surveys of perception: instruments, raw answers, cleaning, indices with intervals, their worth."""
