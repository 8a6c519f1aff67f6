"""The people of whom Loket's rules speak, with the words for them in a sentence."""

from core.contract.parties import Party

PUPIL = Party(role="leerling", label="{leerling}")
PARENTS = Party(role="ouders", label="de ouders")
YEAR_COORDINATOR = Party(role="leerlingcoordinator", label="de leerlingcoördinator")
CARE_COORDINATOR = Party(role="zorgcoordinator", label="de zorgcoördinator")
INCLUSION_COUNSELLOR = Party(role="bpo", label="de begeleider passend onderwijs (BPO)")

SUPPORT_TEAM = ("zorgcoordinator", "bpo", "smw", "jeugdteamprofessional", "vip_medewerker")
"""The roles with a seat in the weekly support team (OT), § 2.7."""
