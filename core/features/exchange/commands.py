"""`dekkend import`: a file with pupils, from the command line of the operator. The same report, the same rules."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from core.features.exchange import apply, choices, deliveries, kept_plan, report, words
from core.features.exchange.models import MAPPING, READ, REFUSED, Delivery
from core.features.exchange.rules import Outcome
from core.features.exchange.table_file import FIELDS
from core.features.staff.command_line import DutchGroup, Refusal
from core.features.staff.commands import at_school

imports = DutchGroup("import", help="Leerlingen inlezen uit een bestand van het leerlingvolgsysteem.")
"""The group as `core.cli` looks for it; `import` itself is no name in Python."""

Command = Callable[..., None]
_OPTIONS = (
    click.argument("file", metavar="FILE", type=click.Path(path_type=Path)),
    click.option("--school", required=True, metavar="SLUG", help="De school, zoals in het adres: haven."),
    click.option("--dry-run", is_flag=True, help="Alleen het verslag; er verandert niets."),
    click.option("--json", "as_json", is_flag=True, help="Het verslag als JSON."),
    click.option("--end-left", is_flag=True, help="Zet een laatste dag bij wie volgens het bestand van school is."),
    click.option("--confirm", "confirmed", is_flag=True, help="Bevestig de opmerkingen die anders alles tegenhouden."),
)


class NothingKept(Exception):
    """Ends the transaction of a dry run: nothing of it is kept."""


def with_options(command: Command) -> Command:
    """The options that every kind of file has."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@imports.command("edexml", help="Lees een EDEXML-bestand (1.0.3, 2.0 of 2.1) in. Eerst altijd een verslag.")
@with_options
def edexml(file: Path, school: str, **terms: bool) -> None:
    """Read EDEXML."""
    run("edexml", file, school, terms, {})


@imports.command("csv", help="Lees een tabel in, met de kolommen die de school koos of die je hier noemt.")
@with_options
@click.option(
    "--column", "columns", multiple=True, metavar="VELD=KOLOM", help=f"Mag vaker. Velden: {', '.join(FIELDS)}."
)
def table(file: Path, school: str, columns: tuple[str, ...], **terms: bool) -> None:
    """Read a table."""
    pairs = [text.partition("=") for text in columns]
    wrong = [name for name, mark, _head in pairs if not mark or name not in FIELDS]
    if wrong:
        raise Refusal(f"Schrijf --column als VELD=KOLOM. Dit veld bestaat niet: {wrong[0]}.")
    run("csv", file, school, terms, {name: head for name, _mark, head in pairs})


def run(kind: str, file: Path, school: str, terms: Mapping[str, bool], columns: Mapping[str, str]) -> None:
    """Read, report, and unless it is a dry run apply: one transaction in which everything or nothing happens."""
    told: dict[str, Any] = {}
    try:
        with at_school(school):
            row = _received(kind, file, columns)
            if row.state == READ:
                told.update(_report(row))
                if not terms["dry_run"]:
                    _apply(row, terms)
                    told["applied"] = dict(row.told.get("applied", {}))
            told.update({"state": row.state, "refusal": row.refusal, "line": row.told.get("line", 0)})
            if terms["dry_run"] or row.state == REFUSED:
                raise NothingKept
    except NothingKept:
        pass
    _tell(told, terms)


def _received(kind: str, file: Path, columns: Mapping[str, str]) -> Delivery:
    if not file.is_file():
        raise Refusal(f"Het bestand {file} is er niet.")
    most = deliveries.most_bytes()
    # a file that is too large is not even read
    if file.stat().st_size > most:
        raise Refusal(f"Dit bestand is te groot: het mag {most // 1024**2} MB zijn. Er is niets ingelezen.")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refusal(f"Het bestand {file} is niet te lezen.") from error
    _say("Het bestand wordt gelezen.")
    row = deliveries.receive(kind, file.name, data)
    if columns:
        deliveries.keep_mapping(row, {**row.columns, **columns})
    if row.state == MAPPING:
        heads = ", ".join(row.told.get("columns", ()))
        raise Refusal(f"Zeg met --column welke kolom wat is. De kolommen zijn: {heads}.")
    kept_plan.read(row, lambda number: _say(f"{number} leerlingen gelezen."))
    return row


def _report(row: Delivery) -> dict[str, Any]:
    counts = row.told["counts"]
    return {
        **{kind.value: counts[kind.value] for kind in Outcome if kind is not Outcome.REFUSED},
        "refused": report.refused(row),
        "remarks": [*words.remarks(row.told), *words.dropped(row.told)],
        "confirm": [sentence for _code, sentence in words.to_confirm(row.told)],
    }


def _apply(row: Delivery, terms: Mapping[str, bool]) -> None:
    asked = words.to_confirm(row.told)
    if asked and not terms["confirmed"]:
        raise Refusal("\n".join([*(sentence for _code, sentence in asked), "Klopt dit? Voeg dan --confirm toe."]))
    _say("Alles wordt in één keer doorgevoerd.")
    if terms["end_left"]:
        choices.end_all(row)
    apply.apply(row)


def _tell(told: Mapping[str, Any], terms: Mapping[str, bool]) -> None:
    refused = told["state"] == REFUSED
    if terms["as_json"]:
        click.echo(json.dumps(_as_json(told), ensure_ascii=False, indent=2))
    if refused:
        raise Refusal(f"Dit bestand is geweigerd. {told['refusal']} Er is niets ingelezen.")
    if not terms["as_json"]:
        for line in _lines(told, dry=terms["dry_run"]):
            click.echo(line)


def _as_json(told: Mapping[str, Any]) -> dict[str, Any]:
    counts = {kind.value: told.get(kind.value, 0) for kind in Outcome if kind is not Outcome.REFUSED}
    whole = [{"line": told["line"], "key": "", "reason": told["refusal"]}] if told["state"] == REFUSED else []
    return {**counts, "refused": told.get("refused", whole)}


def _lines(told: Mapping[str, Any], *, dry: bool) -> list[str]:
    found = [f"{label}: {told[kind.value]}" for kind, label in words.OUTCOMES.items() if kind is not Outcome.REFUSED]
    found.append(f"{words.OUTCOMES[Outcome.REFUSED]}: {len(told['refused'])}")
    found += [f"  regel {one['line']}, sleutel {one['key'] or '(geen)'}: {one['reason']}" for one in told["refused"]]
    found += [*told["remarks"], *told["confirm"]]
    if dry:
        return [*found, "Dit was een proef: er is niets veranderd."]
    done = told["applied"]
    skipped = f", {done['skipped']} overgeslagen" if done["skipped"] else ""
    return [
        *found,
        f"Doorgevoerd: {done['new']} ingeschreven, {done['changed']} bijgewerkt, {done['left']} van school{skipped}.",
    ]


def _say(words_of_progress: str) -> None:
    """Progress goes to the error channel: what comes out of this command can be read by another."""
    click.echo(words_of_progress, err=True)
