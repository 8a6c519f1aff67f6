"""Alembic: one lineage for the whole house."""
