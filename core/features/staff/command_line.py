"""What the commands of this feature share: Dutch refusals and dates. Click itself speaks English."""

from datetime import date
from typing import Any

import click
from flask.cli import AppGroup
from marshmallow import ValidationError

from core.web.schema import DutchDate


class Refusal(click.ClickException):
    """A Dutch sentence and exit status 1."""

    def show(self, file: object = None) -> None:
        """On the error channel, without click's English word before it."""
        click.echo(self.message, err=True)


class Mistyped(Refusal):
    """A command that was not typed as it should; exit status 2."""

    exit_code = 2


class Day(click.ParamType[date]):
    """A date as people type it: 2026-08-01, 1-8-2026 or '1 augustus 2026'."""

    name = "datum"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a sentence that shows how to write one."""
        if isinstance(value, date):
            return value
        try:
            day: date = DutchDate().deserialize(str(value))
        except ValidationError as wrong:
            raise Refusal(f"'{value}' is geen datum. Schrijf een datum als 2026-08-01 of 1-8-2026.") from wrong
        return day


class DutchGroup(AppGroup):
    """A group of commands that says in Dutch what is wrong with how a command was typed."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake in typing becomes a sentence and exit status 2."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else ctx.command_path
            raise Mistyped(f"{sentence_of(error)} Uitleg: {where} --help") from error


def sentence_of(error: click.UsageError) -> str:
    """What was wrong with how a command was typed."""
    if isinstance(error, click.MissingParameter):
        return f"Geef ook {_name(error)} mee."
    if isinstance(error, click.NoSuchOption):
        return f"De optie {error.option_name} bestaat niet."
    if isinstance(error, click.BadOptionUsage):
        return f"Zet achter {error.option_name} een waarde."
    if isinstance(error, click.BadParameter):
        return f"De waarde van {_name(error)} klopt niet."
    return "Deze opdracht bestaat niet, of er staat iets te veel."


def _name(error: click.BadParameter) -> str:
    return error.param.opts[0] if error.param else "een optie"
