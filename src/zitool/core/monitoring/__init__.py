"""Many assessments beside each other: recaps, series, peers, assessors, zones, readiness."""
