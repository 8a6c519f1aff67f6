"""What signing in and the own account take. What makes a password good stands in `core.access.passwords`."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from core.web.language import _
from core.web.schema import DutchSchema, Line


def _password(label: str, *, key: str, old: bool = False, words: str = "") -> fields.String:
    """A field for a password. Its rules are in `core.access.passwords`; here only what nobody types."""
    data = {
        "label": label,
        "help": words,
        "widget": "password",
        "autocomplete": "current-password" if old else "new-password",
    }
    return fields.String(required=True, data_key=key, validate=validate.Length(max=1000), metadata=data)


class SignInSchema(DutchSchema):
    """Mail address and password. The address is not judged: that would tell which addresses exist."""

    email = Line(
        required=True,
        data_key="mail",
        metadata={
            "label": _("E-mailadres"),
            "widget": "email",
            "autocomplete": "username",
            "missing": _("Vul je e-mailadres in."),
        },
    )
    password = _password(_("Wachtwoord"), key="wachtwoord", old=True)


_ADVICE = _("Minstens 15 tekens. Vier gewone woorden achter elkaar is goed: makkelijk te onthouden, moeilijk te raden.")


class NewPasswordSchema(DutchSchema):
    """A new password, typed twice because it cannot be read back."""

    password = _password(_("Nieuw wachtwoord"), key="wachtwoord", words=_ADVICE)
    again = _password(_("Nog een keer"), key="nogmaals")

    @validates_schema(skip_on_field_errors=True)
    def same(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        """Both must be the same."""
        if data["password"] != data["again"]:
            raise ValidationError({"nogmaals": [_("Dit is niet hetzelfde als hierboven. Typ beide opnieuw.")]})


class ChangePasswordSchema(NewPasswordSchema):
    """A new password, with the old one to show that it is really you."""

    current = _password(_("Je wachtwoord van nu"), key="huidig", old=True)

    class Meta(DutchSchema.Meta):
        fields = ("current", "password", "again")
