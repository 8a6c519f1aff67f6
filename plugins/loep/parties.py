"""The people the rules speak of, with the words for them in a sentence."""

from core.contract.parties import Party

KC = Party(role="kc", label="de KC")
TEACHER = Party(role="leerkracht", label="de leerkracht")
PARENTS = Party(role="ouders", label="de ouders")
PUPIL = Party(role="leerling", label="{leerling}")
LEADER = Party(role="schoolleider", label="de schoolleider")
SCHOOL = Party(role="schoolleider", label="de school")
BOARD = Party(role="bestuur", label="het bestuur")
SMW = Party(role="smw", label="de SMW’er")
ALLIANCE = Party(role="swv_contact", label="het samenwerkingsverband")
