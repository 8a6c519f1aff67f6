"""The listed crossings between a school and its alliance: each class of rows that both may find, and why.

Nothing else goes across. An alliance reads no row of a school, a school no other row of its alliance; a test compares
this list with the classes below `AboutSchool`.
"""

from collections.abc import Mapping

CROSSINGS: Mapping[str, str] = {
    "about_school_change": "De geschiedenis van een rij die school en samenwerkingsverband allebei lezen."
}
"""By table: why the school and the alliance may both find its rows, in one Dutch sentence."""
