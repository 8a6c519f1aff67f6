"""Notices inside the application, and mail that says no more than that something is waiting."""
