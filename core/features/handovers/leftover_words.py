"""Numbers of work with their nouns, as a preview and as what is asked of the care owner."""

from core.features.handovers.leaving import Kind
from core.features.meetings.directors import word as director_word
from core.web.language import ngettext


def words(kind: Kind, number: int) -> str:
    """The number with its noun."""
    director = director_word()
    return {
        Kind.CASES: ngettext("%(num)d dossier als zorgeigenaar", "%(num)d dossiers als zorgeigenaar", number),
        Kind.DIRECTED: ngettext("%(num)d dossier als %(wie)s", "%(num)d dossiers als %(wie)s", number, wie=director),
        Kind.DUTIES: ngettext("%(num)d taak of termijn", "%(num)d taken en termijnen", number),
        Kind.SEATS: ngettext("%(num)d stoel bij een komend overleg", "%(num)d stoelen bij komend overleg", number),
        Kind.PUPILS: ngettext("%(num)d leerling om te begeleiden", "%(num)d leerlingen om te begeleiden", number),
    }[kind]


def asks(kind: Kind, number: int) -> str:
    """What is asked of the care owner, as a line of Vandaag."""
    director = director_word()
    return {
        Kind.CASES: ngettext(
            "Kies een zorgeigenaar voor %(num)d dossier", "Kies een zorgeigenaar voor %(num)d dossiers", number
        ),
        Kind.DIRECTED: ngettext(
            "Kies een %(wie)s voor %(num)d dossier", "Kies een %(wie)s voor %(num)d dossiers", number, wie=director
        ),
        Kind.DUTIES: ngettext("Geef %(num)d taak aan een ander", "Geef %(num)d taken aan een ander", number),
        Kind.SEATS: ngettext("Vul %(num)d stoel bij overleg", "Vul %(num)d stoelen bij overleg", number),
        Kind.PUPILS: ngettext("Kies wie %(num)d leerling begeleidt", "Kies wie %(num)d leerlingen begeleidt", number),
    }[kind]
