"""Admission and placement: from the application of a child to a place, here or at another school."""
