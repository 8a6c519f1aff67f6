"""Meetings of teams: agenda, seats, minutes and decisions."""
