"""Duties: what somebody owes a case or the school, since when, until when, and why."""
