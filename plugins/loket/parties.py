"""The people of whom Loket's rules speak, with the words for them in a sentence."""

from core.contract.parties import Party

PUPIL = Party(role="leerling", label="{leerling}")
PARENTS = Party(role="ouders", label="de ouders")
COACH = Party(role="coach", label="de coach")
YEAR_COORDINATOR = Party(role="leerlingcoordinator", label="de leerlingcoördinator")
CARE_COORDINATOR = Party(role="zorgcoordinator", label="de zorgcoördinator")
CLASS_ASSISTANT = Party(role="onderwijsassistent", label="de onderwijsassistent")
INCLUSION_COUNSELLOR = Party(role="bpo", label="de begeleider passend onderwijs (BPO)")
PARTNERSHIP = Party(role="swv_contact", label="het samenwerkingsverband")

SUPPORT_TEAM = ("zorgcoordinator", "bpo", "smw", "jeugdteamprofessional", "vip_medewerker")
"""The roles with a seat in the weekly support team (OT), § 2.7."""
