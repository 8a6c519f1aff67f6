"""How pages are made: layout, macros, forms, problems, headers, language, drafts.

A feature needs `core.web.pages.render`, `core.web.forms.Form`, `core.web.schema` and `core.web.problems`; the
composition root calls `core.web.install.install_web` once. docs/pages.md shows one example of each.
"""
