"""Partners, provisions, systems, guides and the other lists of a support profile."""

from dataclasses import dataclass

from core.contract.requirements.base import Requirement
from core.contract.source import Declared


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
    """An organisation the school works with. `before` are the conditions to call it in; `seat` the role it supplies."""

    services: tuple[str, ...] = ()
    indications: tuple[str, ...] = ()
    before: tuple[Requirement, ...] = ()
    seat: str = ""
    part_of: str = ""
    status: str = ""
    place: str = ""
    description: str = ""
    contacts: tuple[ContactPerson, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Declared):
    """An offer: an intervention, a class measure, an arrangement, with scope, level and conditions."""

    kind: str
    scope: str = "school"
    domains: tuple[str, ...] = ()
    level: str = ""
    before: tuple[Requirement, ...] = ()
    dose: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Declared):
    """A protocol or guide with fixed sections; `about` the characteristic of a pupil it helps with."""

    kind: str
    about: str = ""
    sections: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSystem(Declared):
    """A system the school uses beside this one, with its purpose."""

    purpose: str
    holds_reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Declared):
    """A training of staff, pupils or parents."""

    audience: tuple[str, ...]
    when: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Declared):
    """A room or a fact of the building."""

    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Declared):
    """A goal of the school for some years."""

    years: int
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionRule(Declared):
    """A condition at admission; never an automatic refusal. `outcome` is what an open finding suggests to a person."""

    requirement: Requirement
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementRule(Declared):
    """A condition at trial or final placement, or a bound on a group."""

    requirement: Requirement
    phase: str = ""
