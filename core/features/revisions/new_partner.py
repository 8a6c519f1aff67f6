"""A partner that only the school names: a code from the name, in the reader's own draft."""

import re
from unicodedata import normalize

from core.features.revisions import drafts, value_schema
from core.web.language import _
from core.web.problems import Conflict, Problem

_LONGEST = 60


def code_of(name: str) -> str:
    """A code of lower case letters, digits and `_`; empty for a name without any letter."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:_LONGEST].rstrip("_")


def add_partner(school_id: str, name: str) -> str:
    """Put a new partner in the draft of this reader; returns its code. Conflict when the school has it already."""
    code = code_of(name)
    if not code:
        raise Problem(_("Kies een naam met letters."), errors={"naam": [_("Kies een naam met letters.")]})
    own = drafts.own_draft(school_id)
    state = drafts.state_with(school_id, own)
    known = {(field.hook, field.code) for field in drafts.revising_of(school_id).fields(state)}
    if ("partners", code) in known:
        says = _("Deze school heeft al een partner die zo heet.")
        raise Conflict(says, errors={"naam": [says]})
    draft = own or drafts.new_draft(school_id, {})
    wanted = state | {f"partners.{code}.nieuw": True, f"partners.{code}.naam": name}
    drafts.set_state(draft, wanted, value_schema.name_of)
    return code
