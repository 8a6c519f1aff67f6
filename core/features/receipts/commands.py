"""`dekkend decisions`: judge every decision again, and tell what no longer comes out as it did."""

import json
from collections.abc import Iterator
from typing import Any

import click
from flask import current_app

from core.access import ledger
from core.access.school import profile
from core.contract.findings import Finding
from core.db.engine import session
from core.features.receipts.rules import FindingChange
from core.features.receipts.service import Replayed, as_then, replay_all, under
from core.features.staff.command_line import DutchGroup
from core.features.staff.commands import at_school

decisions = DutchGroup("decisions", help="Besluiten en waar zij op rustten.")


@decisions.command(
    "replay", help="Beoordeel elk besluit opnieuw met de feiten van toen. Status 1 als er iets verschilt."
)
@click.option("--school", metavar="SLUG", default="", help="Alleen deze school; anders alle scholen.")
@click.option("--now", "today", is_flag=True, help="Onder de regels van nu, niet onder die van de dag van het besluit.")
@click.option("--json", "as_json", is_flag=True, help="Het resultaat als JSON, zonder namen van leerlingen.")
def replay(school: str, *, today: bool, as_json: bool) -> None:
    """Replay the decisions of one school or of all."""
    told = {"replayed": 0, "different": 0}
    differences: list[dict[str, Any]] = []
    for slug in [school] if school else [one.id for one in current_app.extensions["registry"].schools()]:
        with at_school(slug):
            for one in _replayed(today=today):
                told["replayed"] += 1
                if not one.replay.same:
                    differences.append(_difference(slug, one))
    told["different"] = len(differences)
    if as_json:
        click.echo(json.dumps({**told, "differences": differences}, ensure_ascii=False, indent=2))
    else:
        _tell(told, differences)
    if differences:
        click.get_current_context().exit(1)


def _replayed(*, today: bool) -> Iterator[Replayed]:
    """The decisions of the school, with one row in the ledger; after each batch others may write."""
    seen = 0
    for one in replay_all(under(profile()) if today else as_then(), between=session().commit):
        seen += 1
        yield one
    ledger.record(action="decision.replay", object_type="decision", detail={"replayed": seen})


def _difference(school: str, one: Replayed) -> dict[str, Any]:
    record = one.record
    name = str(record.facts.get("call_name") or "")
    return {
        "school": school,
        "decision": str(record.id),
        "source": record.source,
        "kind": record.kind,
        "taken_on": record.taken_on.isoformat(),
        "profile": record.digest,
        "lost": one.replay.lost,
        "weighs": one.replay.weighs,
        "changes": [_change(change, name) for change in one.replay.changes],
    }


def _change(change: FindingChange, name: str) -> dict[str, Any]:
    """A changed finding without its reason: that may name people."""
    return {
        "before": _finding(change.before, name),
        "after": _finding(change.after, name),
        "fields": list(change.fields),
    }


def _finding(finding: Finding | None, name: str) -> dict[str, str] | None:
    if finding is None:
        return None
    condition = finding.condition.replace(name, "de leerling") if name else finding.condition
    return {
        "condition": condition,
        "state": finding.state.value,
        "severity": finding.severity.value,
        "source": f"{finding.source.document} {finding.source.mark}",
        "judged_by": finding.judged_by,
    }


def _tell(told: dict[str, int], differences: list[dict[str, Any]]) -> None:
    click.echo(f"Opnieuw beoordeeld: {told['replayed']}. Anders dan toen: {told['different']}.")
    for one in differences:
        click.echo(f"{one['school']}, {one['kind']} van {one['taken_on']} ({one['decision']})")
        if one["lost"]:
            click.echo(f"  {one['lost']}")
        for change in one["changes"]:
            said = change["after"] or change["before"]
            click.echo(
                f"  {said['condition']} ({said['source']}): {_state(change['before'])} -> {_state(change['after'])}"
            )


def _state(finding: dict[str, str] | None) -> str:
    words = {"met": "voldaan", "unmet": "niet voldaan", "unknown": "onbekend"}
    return words[finding["state"]] if finding else "er niet"
