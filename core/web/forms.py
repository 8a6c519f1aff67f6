"""`Form`: a schema, what was typed, what is wrong. The only way in which a page takes something from a person.

    form = Form(ReportSchema(), request.form)
    form.offer("leerling", [(pupil.id, pupil.name) for pupil in pupils])
    if form.valid:
        service.report(**form.data)
        return redirect(...)
    return render("concerns/report.html", form=form)      # 422 and "Fout:" in the title when something is wrong

Names are those of the page: the `data_key` of a field when it has one.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID, uuid4

from flask import has_request_context, request
from marshmallow import Schema, ValidationError
from werkzeug.datastructures import MultiDict

from core.contract.source import Source
from core.web.conflicts import settled
from core.web.language import _, ngettext
from core.web.payload import HOUSEKEEPING, payload
from core.web.problems import Problem
from core.web.schema import clean_key, flat
from core.web.sentences import AnyField
from core.web.widgets import Choices, FieldView, Option, as_typed, choices_of, view_of


class OpenDraft(Protocol):
    """What a form needs of a draft (core.web.drafts): the texts kept, and where to send the next ones."""

    @property
    def url(self) -> str: ...

    @property
    def fields(self) -> Mapping[str, list[str]]: ...

    @property
    def basis(self) -> str: ...

    @property
    def saved_line(self) -> str: ...


class Form:
    """See the module. `initial` are values of the program, shown until something is typed."""

    def __init__(
        self,
        schema: Schema,
        typed: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
        draft: OpenDraft | None = None,
    ) -> None:
        self.schema = schema
        sent = settled(typed if isinstance(typed, MultiDict) else MultiDict(typed or {}))
        self.submitted = bool(sent) or (has_request_context() and request.method == "POST")
        self.draft = draft
        self.key = _uuid(sent.get("key")) if self.submitted else str(uuid4())
        self.typed = self._texts(sent, initial or {})
        self._sent = sent
        self._offered: dict[str, tuple[Option, ...]] = {}
        self._cited: dict[str, Source] = {}
        self._later: dict[str, list[str]] = {}

    def _texts(self, sent: MultiDict[str, Any], initial: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        if self.submitted:
            return {name: tuple(map(str, sent.getlist(name))) for name in sent if name not in HOUSEKEEPING}
        kept = {self.name_of(name): as_typed(value) for name, value in initial.items()}
        return kept | {name: tuple(texts) for name, texts in (self.draft.fields if self.draft else {}).items()}

    def name_of(self, field: str) -> str:
        """The name on the page of a field of the schema; a name of the page stays itself."""
        found = self.schema.fields.get(field)
        return (found.data_key or field) if found else field

    def offer(self, name: str, choices: Choices) -> None:
        """The choices of a field, known only now; what is sent must be one of them."""
        field = self._field(name)
        self._offered[self.name_of(name)] = choices_of(field, choices)

    def cite(self, name: str, source: Source) -> None:
        """Show the paragraph of this school beside the label."""
        self._cited[self.name_of(name)] = source

    @cached_property
    def _loaded(self) -> tuple[dict[str, Any], dict[str, list[str]]]:
        if not self.submitted:
            return {}, {}
        try:
            data = self.schema.load(payload(self.schema, self._sent))
        except ValidationError as error:
            return {}, flat(error.messages)
        return data, self._outside_the_offer()

    def _outside_the_offer(self) -> dict[str, list[str]]:
        wrong = {}
        for name, options in self._offered.items():
            allowed = {option.value for option in options}
            if any(text not in allowed for text in self.typed.get(name, ()) if text):
                wrong[name] = [_("Kies een van de mogelijkheden.")]
        return wrong

    @property
    def data(self) -> dict[str, Any]:
        """The validated values by the schema's own names; empty when something is wrong."""
        return self._loaded[0] if not self.errors else {}

    @property
    def errors(self) -> dict[str, list[str]]:
        """Dutch sentences per name; `_schema` holds what is about no single field."""
        found = {name: list(said) for name, said in self._loaded[1].items()}
        for name, said in self._later.items():
            found.setdefault(name, []).extend(said)
        return found

    @property
    def valid(self) -> bool:
        """Whether it was sent and nothing is wrong."""
        return self.submitted and not self.errors

    def add_error(self, name: str, sentence: str) -> None:
        """Something that only the service could know, e.g. that the number is already in use."""
        self._later.setdefault(self.name_of(name) if name else "_schema", []).append(sentence)

    def take(self, problem: Problem) -> None:
        """Show a problem of a service in this form instead of on a page of its own."""
        for name, said in problem.errors.items():
            for sentence in said:
                self.add_error(name, sentence)
        if not problem.errors:
            self.add_error("", problem.message)

    def field(self, name: str) -> FieldView:
        """The field as drawn."""
        shown, field = self.name_of(name), self._field(name)
        state = {
            "typed": self.typed.get(shown, ()),
            "errors": self.errors.get(shown, ()),
            "source": self._cited.get(shown),
        }
        return view_of(field, shown, self._offered.get(shown) or choices_of(field, None), state)

    @property
    def fields(self) -> list[FieldView]:
        """Every field, in the order of the schema."""
        return [self.field(name) for name, field in self.schema.fields.items() if not field.dump_only]

    @property
    def brings_files(self) -> bool:
        """Whether a field takes a file: the form is then sent in parts."""
        return any(view.widget == "file" for view in self.fields)

    @property
    def summary(self) -> list[tuple[str, str]]:
        """Pairs of anchor and sentence, in the order of the page; the same sentences as at the fields."""
        errors = self.errors
        known = [(view.name, "" if view.widget == "hidden" else view.id) for view in self.fields]
        shown = [(anchor, said) for name, anchor in known for said in errors.pop(name, [])]
        return shown + [
            (f"v-{clean_key(name)}" if "-" in name else "", said) for name, rest in errors.items() for said in rest
        ]

    @property
    def heading(self) -> str:
        """The heading of the summary."""
        return ngettext(
            "Nog niet bewaard: 1 ding klopt nog niet",
            "Nog niet bewaard: %(num)d dingen kloppen nog niet",
            len(self.summary),
        )

    def _field(self, name: str) -> AnyField:
        for own, field in self.schema.fields.items():
            if name in (own, field.data_key):
                return field
        raise LookupError(f"The schema {type(self.schema).__name__} has no field {name!r}.")


def _uuid(text: object) -> str:
    """The key as sent when it is a UUID, else a new one."""
    try:
        return str(UUID(str(text)))
    except ValueError:
        return str(uuid4())
