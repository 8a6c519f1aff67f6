"""What an administrator of the alliance does with a change besides writing it: accept, refuse, send back, withdraw."""

from core.access.alliance_scope import alliance_scope
from core.features.revisions import drafts, school_side
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import DraftState
from core.schools.own_paths import leading_to
from core.web.language import _
from core.web.problems import Conflict, Problem


def accept(proposal: RevisionDraft) -> None:
    """Go on with what the school proposed: from now on this reader writes it. Who proposed it cannot."""
    person = alliance_scope().person_id
    if person is not None and proposal.proposer_id == person:
        raise Problem(_("Je hebt dit zelf voorgesteld. Een ander neemt het in behandeling."))
    if proposal.state != DraftState.PROPOSED:
        raise Conflict(_("Dit voorstel is al in behandeling."))
    state = drafts.state_with(proposal.school_id, proposal)
    proposal.author_id, proposal.author_name = person, alliance_scope().person_name
    proposal.base = drafts.revising_of(proposal.school_id).number
    proposal.changes = leading_to(drafts.state_under(proposal.school_id, proposal), state)
    drafts.become(proposal, DraftState.DRAFT)
    _tell(proposal, _("Je voorstel is in behandeling bij %(wie)s.", wie=alliance_scope().person_name))


def refuse(draft: RevisionDraft, answer: str) -> None:
    """Say no, with the reason."""
    _with_reason(answer)
    if draft.state == DraftState.DRAFT:
        drafts.own_work(draft)
    drafts.become(draft, DraftState.REFUSED, answer.strip())
    _tell(draft, _("Je voorstel is afgewezen: %(reden)s", reden=answer.strip()))


def send_back(draft: RevisionDraft, answer: str) -> None:
    """Give what lies ready back to who wrote it, with the reason; it is a draft again."""
    _with_reason(answer)
    if draft.state != DraftState.READY:
        raise Conflict(_("Dit ligt niet klaar om te publiceren."))
    drafts.become(draft, DraftState.DRAFT, answer.strip())


def withdraw(draft: RevisionDraft) -> None:
    """Stop with a draft of one's own."""
    if draft.author_id != alliance_scope().person_id:
        raise Problem(_("%(wie)s schrijft dit concept en kan het intrekken.", wie=draft.author_name))
    if draft.proposer_id is not None:
        raise Problem(_("Dit is een voorstel van de school. Wijs het af met een reden."))
    drafts.become(draft, DraftState.WITHDRAWN)


def take_back(draft: RevisionDraft, path: str) -> None:
    """Leave one value out of a draft; with the name of a new partner the whole partner."""
    drafts.own_work(draft)
    if path not in draft.changes:
        raise Conflict(_("Deze waarde staat niet meer in het concept."))
    whole = path.rpartition(".")[0]
    gone = whole if f"{whole}.nieuw" in draft.changes and path.endswith(".naam") else path
    draft.changes = {
        one: value for one, value in draft.changes.items() if one != gone and not one.startswith(f"{gone}.")
    }
    drafts.told("revision.draft.edit", draft)


def _with_reason(answer: str) -> None:
    if not answer.strip():
        raise Problem(_("Schrijf op waarom."), errors={"antwoord": [_("Schrijf op waarom.")]})


def _tell(draft: RevisionDraft, text: str) -> None:
    link = f"/{draft.school_id}/instellingen/voorstellen"
    school_side.tell_proposer(draft.school_id, draft.proposer_id, text[:400], link)
