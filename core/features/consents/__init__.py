"""Consent by purpose and what it opens: answers of parents and pupils, disclosures to people."""
