"""Files with pupils and merged pupils, made through the services, and small EDEXML files with invented children."""

from typing import Any

from core.access.scope import scope
from core.db.engine import session
from core.features.exchange import deliveries, kept_plan
from core.features.exchange.merges import MergeWish, merge
from core.features.exchange.models import Delivery, PupilMerge
from tests import factories as make

HEAD = (
    "<schooljaar>{year}</schooljaar>{day}{brin}<aanmaakdatum>2026-11-20T08:00:00</aanmaakdatum>"
    "<xsdversie>2.1</xsdversie>"
)


def pupil_xml(key: str, first: str, family: str, **tags: str) -> str:
    """A pupil; `tags` are further elements, with an underscore for a hyphen at the end of a name."""
    rest = "".join(f"<{name}>{text}</{name}>" for name, text in tags.items() if name not in ("groep", "voorvoegsel"))
    infix = f"<voorvoegsel>{tags['voorvoegsel']}</voorvoegsel>" if "voorvoegsel" in tags else ""
    group = f'<groep key="{tags["groep"]}"/>' if "groep" in tags else ""
    names = f"<achternaam>{family}</achternaam>{infix}<roepnaam>{first}</roepnaam>"
    return f'<leerling key="{key}">{names}{rest}{group}</leerling>'


def edexml(*pupils: str, year: str = "2026-2027", brin: str = "", day: str = "", groups: str = "") -> bytes:
    """A file of EDEXML 2.1."""
    head = HEAD.format(
        year=year,
        day=f"<peildatum>{day}</peildatum>" if day else "",
        brin=f"<brincode>{brin}</brincode>" if brin else "",
    )
    body = f"<school>{head}</school><groepen>{groups}</groepen><leerlingen>{''.join(pupils)}</leerlingen>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<EDEX>{body}</EDEX>'.encode()


def group_xml(key: str, label: str, year: str) -> str:
    """A group."""
    return f'<groep key="{key}"><naam>{label}</naam><jaargroep>{year}</jaargroep></groep>'


def make_delivery(data: bytes, kind: str = "edexml", name: str = "leerlingen.xml") -> Delivery:
    """A file that was taken and read, in this process."""
    row = deliveries.receive(kind, name, data)
    if row.state == "waiting":
        kept_plan.read(row)
    return row


def make_merge(canary: str, **columns: Any) -> PupilMerge:
    """Two invented records of one child, merged."""
    kept, gone = (make.make_pupil(first, f"Dubbelster-{canary}", **columns) for first in ("Twee", "Twe"))
    session().flush()
    wish = MergeWish(choices={}, guardians=frozenset(), reason=f"Zelfde kind {canary}")
    return merge(kept.id, gone.id, wish)


def deliver_to_town(canary: str) -> None:
    """What the pages of the exchange need to show something: a file with somebody in doubt, and a merge."""
    known = make.make_pupil("Dop", f"Heide-{canary}", birth_date=scope().today.replace(year=2014))
    session().flush()
    born = known.birth_date.isoformat() if known.birth_date else ""
    doubted = pupil_xml("1", "Dop", f"Heide-{canary}", geboortedatum=born)
    new = pupil_xml("2", "Nieuw", f"Bes-{canary}", geboortedatum="2014-05-01")
    make_delivery(edexml(doubted, new), name=f"bestand-{canary}.xml")
    make_delivery(f"Nummer;Voornaam;Familienaam\n1;Een;Kolom-{canary}\n".encode(), "csv", f"tabel-{canary}.csv")
    make_merge(canary)
