"""Partners, provisions, systems, guides and the other lists of a support profile."""

from dataclasses import dataclass
from datetime import date

from core.contract.admission_outcomes import AdmissionOutcome
from core.contract.limits import Amount, Funding, Limits
from core.contract.offers import GroupTarget, GuideSection, Service, Standing
from core.contract.requirements.base import Requirement
from core.contract.source import Declared, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """A person at a partner. A name comes from the school's own file, never from a plugin, and is shown to the public
    only where `published`."""

    name: str
    phone: str = ""
    mail: str = ""
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Declared):
    """An organisation the school works with. `before` are the conditions to call it in (consent, consult, inform, an
    order); `seat` the role it supplies.

    `services` are what it does in a few words, `offers` those with limits of their own. `registrars` are the codes of
    the partners or roles that register a pupil there, nobody else; `reach` tells how that goes. `scope` is how near it
    is ("school", "wijk", "swv", "regio"), `level` the care level from which it comes in; `works_with` other partners
    that come along; `rules` what else is said.
    """

    services: tuple[str, ...] = ()
    indications: tuple[str, ...] = ()
    before: tuple[Requirement, ...] = ()
    seat: str = ""
    part_of: str = ""
    status: str = ""
    place: str = ""
    description: str = ""
    contacts: tuple[ContactPerson, ...] = ()
    offers: tuple[Service, ...] = ()
    limits: Limits | None = None
    registrars: tuple[str, ...] = ()
    reach: str = ""
    standing: Standing = Standing.ACTIVE
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    scope: str = ""
    level: str = ""
    works_with: tuple[str, ...] = ()
    funding: tuple[Funding, ...] = ()
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Declared):
    """An offer: an intervention, a class measure, an arrangement, with scope, level and conditions.

    `dose` is how much of it in the words of the school, `amounts` the same as numbers. `indications` tell when it
    helps, `means` what it consists of, `limits` for whom it is; `executors` are the roles that give it and `partners`
    the organisations, `registrars` the roles that register a pupil; `routes` the routes it belongs to; `facility` is
    where; `rules` what else the school says of it.
    """

    kind: str
    scope: str = "school"
    domains: tuple[str, ...] = ()
    level: str = ""
    before: tuple[Requirement, ...] = ()
    dose: str = ""
    description: str = ""
    amounts: tuple[Amount, ...] = ()
    indications: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    limits: Limits | None = None
    executors: tuple[str, ...] = ()
    registrars: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    facility: str = ""
    place: str = ""
    link: str = ""
    funding: tuple[Funding, ...] = ()
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Declared):
    """A protocol, guide or way of working with fixed sections; `about` the characteristic of a pupil it helps with.

    `owner` is the role that sees to it, `roles` work by it, `rules` are what the document says of it; `place` is where
    the school keeps it; `supplied` is False where the document names it and holds no text.
    """

    kind: str
    about: str = ""
    sections: tuple[GuideSection, ...] = ()
    place: str = ""
    owner: str = ""
    roles: tuple[str, ...] = ()
    description: str = ""
    supplied: bool = True
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSystem(Declared):
    """A system the school uses beside this one, with its purpose; `limits` for which pupils.

    `before` are the conditions to enter a pupil there; `part_of` the system it belongs to; `named` is False where the
    document does not say which system it is.
    """

    purpose: str
    holds_reference: bool = False
    limits: Limits | None = None
    before: tuple[Requirement, ...] = ()
    part_of: str = ""
    aliases: tuple[str, ...] = ()
    named: bool = True
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Declared):
    """A training of staff, pupils or parents. `grounds` tell on what somebody takes part, `registrars` are the roles
    that put somebody forward."""

    audience: tuple[str, ...]
    when: str = ""
    description: str = ""
    grounds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    before: tuple[Requirement, ...] = ()
    registrars: tuple[str, ...] = ()
    limits: Limits | None = None
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Declared):
    """A room or a fact of the building, of some `kind` ("ruimte", "toegankelijkheid"). `available` is False for what
    the building does not have; `before` are conditions to use or get it; `rules` how it is used and not used."""

    description: str = ""
    kind: str = ""
    available: bool = True
    before: tuple[Requirement, ...] = ()
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Declared):
    """A goal of the school for some years; `starts` where the school says when they begin."""

    years: int
    description: str = ""
    starts: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionRule(Declared):
    """A condition at admission; never an automatic refusal. `outcome` is what an open finding suggests to a person,
    in words; `leads` the same as a word of the core.

    `phase` is the moment ("aanmelding", "overstap"), `limits` for whom it holds, `teams` where it is judged, and
    `refers_to` the partner that an open finding points to. `settled_first`: nothing is decided, a refusal neither,
    before people did what it asks. `sole_ground`: where its `OnlyIf` applies, a refusal can rest on this rule alone.
    """

    requirement: Requirement
    outcome: str = ""
    phase: str = ""
    limits: Limits | None = None
    teams: tuple[str, ...] = ()
    refers_to: str = ""
    leads: AdmissionOutcome = AdmissionOutcome.LOOK
    settled_first: bool = False
    sole_ground: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementRule(Declared):
    """A condition at trial or final placement (`phase`), or a bound on a group. `outcome` is what an open finding
    means."""

    requirement: Requirement
    phase: str = ""
    limits: Limits | None = None
    group: GroupTarget | None = None
    outcome: str = ""
