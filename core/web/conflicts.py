"""Two people wrote in the same place: the page that shows both texts, and what the reader chose there."""

from typing import Any

from werkzeug.datastructures import MultiDict

MINE, THEIRS, BOTH = "mijn", "hun", "beide"
_CHOICE = "keuze~"


def settled(sent: MultiDict[str, Any]) -> MultiDict[str, Any]:
    """The form as it should have been sent, after the reader chose per field on the conflict page.

    The page sends `keuze~<field>` (mijn, hun or beide) with `mijn~<field>` and `hun~<field>`. Without such fields the
    form comes back unchanged.
    """
    chosen = [name.removeprefix(_CHOICE) for name in sent if name.startswith(_CHOICE)]
    if not chosen:
        return sent
    whole = MultiDict((name, text) for name, text in sent.items(multi=True) if "~" not in name)
    for field in chosen:
        mine, theirs = sent.get(f"{MINE}~{field}", ""), sent.get(f"{THEIRS}~{field}", "")
        choice = sent.get(f"{_CHOICE}{field}")
        whole[field] = {THEIRS: theirs, BOTH: f"{theirs}\n\n{mine}"}.get(str(choice), mine)
    return whole
