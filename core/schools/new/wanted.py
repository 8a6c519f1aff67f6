"""What somebody asks of `dekkend school new`: the names that follow from it, and what is wrong with it."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files

from core.contract.school import Sector
from core.schools.addresses import wrong_name

LONGEST_LABEL = 60
_BREAKS_TEXT = re.compile(r'["\\{}<>\x00-\x1f\x7f]')
"""What would end a text in Python or TOML, or be taken for a blank to fill in."""


class NotWritten(Exception):
    """Why nothing was written, as a Dutch sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A school to write. `slug` is its address, `label` its name as people say it."""

    slug: str
    label: str
    sector: Sector

    @property
    def distribution(self) -> str:
        """The name of the package for an installer, and of its folder."""
        return f"dekkend-school-{self.slug}"

    @property
    def module(self) -> str:
        """The name under which Python imports it; the first word keeps it apart from every other package."""
        return f"school_{self.slug.replace('-', '_')}"

    @property
    def plugin(self) -> str:
        """The name of the plugin's class."""
        return "".join(part.capitalize() for part in self.slug.split("-"))

    def words(self) -> dict[str, str]:
        """Everything that the templates leave open."""
        own = {
            "slug": self.slug,
            "label": self.label,
            "sector": self.sector.value,
            "distribution": self.distribution,
            "module": self.module,
            "plugin": self.plugin,
        }
        sectors = tomllib.loads(files(__package__).joinpath("sectors.toml").read_text(encoding="utf-8"))
        return {**sectors[self.sector.value], **own}


def wanted(slug: str, label: str, sector: str, there: Collection[str]) -> Wanted:
    """The school that is asked for. `there` are the names that schools and plugins have already."""
    says = wrong_name(slug, of_school=True)
    if says or slug.endswith("-") or "--" in slug:
        raise NotWritten(f"“{slug}” kan niet. {says or 'Een streepje staat tussen twee woorden.'}")
    if slug in there:
        raise NotWritten(f"De school of plugin {slug} is er al. Kies een andere naam, of pas die school aan.")
    if sector.upper() not in {known.value for known in Sector}:
        raise NotWritten(f"De sector “{sector}” kan niet. Kies PO (basisschool) of VO (middelbare school).")
    label = label.strip() or slug.replace("-", " ").title()
    if len(label) > LONGEST_LABEL:
        raise NotWritten(f"De naam van de school mag {LONGEST_LABEL} tekens lang zijn, deze heeft er {len(label)}.")
    if wrong := _BREAKS_TEXT.search(label):
        raise NotWritten(f"In de naam van de school kan het teken {wrong.group()!r} niet staan.")
    return Wanted(slug=slug, label=label, sector=Sector(sector.upper()))
