"""Cases: one pupil on one route, from the first worry to the decision."""
