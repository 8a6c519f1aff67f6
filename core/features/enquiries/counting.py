"""The states of findings without the findings: for many schools at once. Pure; a test holds it to `judged`."""

from core.contract.findings import State
from core.contract.requirements import AllOf, AnyOf, OnlyIf, Softened
from core.features.enquiries.judged import Known, Node, judged, worst_of


def states(node: Node, known: Known) -> tuple[State, ...]:
    """The state of each finding of `judged`."""
    match node.whole:
        case AllOf() if node.keys <= known.answers.keys():
            return tuple(one.finding.state for one in judged(node, known))
        case AllOf():
            return tuple(state for part in node.parts for state in states(part, known))
        case AnyOf():
            parts = [states(part, known) for part in node.parts]
            whole = next((found for found in parts if worst_of(found) is State.MET), None)
            return whole if whole is not None else tuple(state for found in parts for state in found)
        case OnlyIf():
            return _states_if(node, known)
        case Softened():
            return states(node.parts[0], known)
    if not node.own or not node.keys <= known.answers.keys():
        return (State.UNKNOWN,)
    return tuple(finding.state for finding in known.judge(node.whole, known.facts))


def _states_if(node: Node, known: Known) -> tuple[State, ...]:
    first, then = node.parts
    state = worst_of(states(first, known))
    if state is State.MET:
        return states(then, known)
    is_open = state is State.UNKNOWN and not first.keys <= known.answers.keys()
    return (State.UNKNOWN if is_open else State.MET,)
