"""Wie keek waar: the ledger of the school as a page, for who answers for the privacy of its pupils."""
