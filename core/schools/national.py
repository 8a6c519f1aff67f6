"""What Dutch law asks of every school, answered through the same hooks as a plugin.

The terms come from the law, not from a school; a school may be stricter, never laxer. `confirmed=False` marks an
article number or a wording that nobody has checked against the law as it stands today.
"""

from collections.abc import Iterable

from core.contract.consents import ConsentRule
from core.contract.deadlines import Deadline, Obligation, RetentionPeriod
from core.contract.hooks import hookimpl
from core.contract.permissions import Permission
from core.contract.school import Sector, StaffRole
from core.contract.source import Source, Statement
from core.schools.national_privacy import CONSENTS, RETENTION
from core.schools.national_terms import obligations, terms

ADMINISTRATOR = "beheerder"


class National:
    """The answers of the law for one sector."""

    def __init__(self, sector: Sector) -> None:
        self._sector = sector

    @hookimpl(trylast=True)
    def staff_roles(self) -> Iterable[StaffRole]:
        """The administrator, whom every school needs: settings and accounts, never the content of a case."""
        source = Source(document="AVG", section="32", law=True)
        yield StaffRole(
            code=ADMINISTRATOR,
            label="Beheerder",
            source=source,
            permissions=frozenset(
                {
                    Permission.HOME,
                    Permission.PUPILS_READ,
                    Permission.PUPILS_EDIT,
                    Permission.STAFF_MANAGE,
                    Permission.SETUP_READ,
                }
            ),
            duties=(Statement(text="Beheert accounts, rollen en instellingen van de school.", source=source),),
            non_duties=(Statement(text="Ziet geen inhoud van dossiers.", source=source),),
            administers=True,
        )

    @hookimpl(trylast=True)
    def deadlines(self) -> Iterable[Deadline]:
        """The terms of the law for the sector."""
        return terms(self._sector)

    @hookimpl(trylast=True)
    def obligations(self) -> Iterable[Obligation]:
        """The duties of the law that return."""
        return obligations(self._sector)

    @hookimpl(trylast=True)
    def consent_rules(self) -> Iterable[ConsentRule]:
        """Consent by age."""
        return CONSENTS

    @hookimpl(trylast=True)
    def retention_periods(self) -> Iterable[RetentionPeriod]:
        """How long data may be kept."""
        return RETENTION
