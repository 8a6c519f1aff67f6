"""Revisions of a school's own values: proposed, drafted, tried on the past, published by a second person."""
