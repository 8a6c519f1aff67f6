"""Receipts of decisions: on what each rested, under which rules, and whether the rules still say the same."""
