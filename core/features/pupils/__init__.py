"""Pupils, their guardians, their mentors and their groups: who is here, and who sees what of whom."""
