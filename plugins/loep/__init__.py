"""Loep, a primary school (groups 1 to 8): its document "SOP Loep" as values, in the words of the school."""
