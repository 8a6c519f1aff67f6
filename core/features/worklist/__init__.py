"""Vandaag: what waits for me, soonest first, with the reason."""
