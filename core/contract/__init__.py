"""What a school can be: frozen values and the hooks that declare them.

A plugin imports this package and nothing else of the core. Everything here is pure: no Flask, no database, no
clock. Values are frozen, keyword-only dataclasses with a `code` that is stable for ever, a `label` as the school
says it, and a `source`: the paragraph of the school's own document, or the article of a law.
"""

from core.contract.hooks import hookimpl

__all__ = ["hookimpl"]
