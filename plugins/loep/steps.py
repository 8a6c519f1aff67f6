"""The steps that both care routes share, from the learning team on.

General care (level 1) is no step: every pupil has it without a case, so a route begins at level 2.
"""

from core.contract.routes import RouteStep
from plugins.loep import conditions as must
from plugins.loep.source import sop

DONE = RouteStep(
    code="afgerond",
    label="Afgerond",
    owners=("kc", "leerkracht"),
    guards=(must.CARE_IS_DONE,),
    ends=True,
    source=sop("4.2", "om de leerling zo snel mogelijk weer te laten aansluiten bij de groep."),
)
LEARNING_TEAM = RouteStep(
    code="leerteam",
    label="Leerteam",
    verb="Bespreken in het leerteam",
    owners=("leerkracht", "kc"),
    guards=(must.CONCERNS,),
    records="leerteam",
    next=("gesprek_ouders", "extra_zorg_groep"),
    source=sop("3.2", "er is geen oplossing gekomen vanuit het leerteam"),
)
TALK = RouteStep(
    code="gesprek_ouders",
    label="Gesprek met ouders",
    verb="Gesprek met ouders voeren",
    owners=("kc", "leerkracht"),
    guards=(must.CONCERNS, must.NO_SOLUTION),
    records="gesprek_ouders",
    next=("schoolniveau", "extra_zorg_groep"),
    source=sop("3.2", "dan zal er worden gekeken met de kwaliteitscoordinator, leerkracht én ouders"),
)
EARLY_TEAM = RouteStep(
    code="vot",
    label="VOT",
    verb="Voorleggen aan het VOT",
    owners=("kc",),
    level="niveau_4",
    guards=must.TO_VOT,
    team="vot",
    next=("ot", "schoolniveau", "extra_zorg_groep", "afgerond"),
    source=sop("3.2.1", "4. Het raadplegen van externe deskundigen, VOT/OT", reading="A-02"),
)
SUPPORT_TEAM = RouteStep(
    code="ot",
    label="OT",
    verb="Voorleggen aan het OT",
    owners=("kc",),
    level="niveau_4",
    guards=must.TO_OT,
    team="ot",
    next=("tlv", "schoolniveau", "extra_zorg_groep", "afgerond"),
    source=sop(
        "3.2.1",
        "4. Het raadplegen van externe deskundigen, VOT/OT",
        reading="A-03, A-12. Het VOT gaat meestal voor, maar het document eist dat niet.",
    ),
)
DECLARATION = RouteStep(
    code="tlv",
    label="Aanvraag TLV",
    verb="TLV voorleggen aan het OT",
    owners=("kc",),
    level="niveau_5",
    guards=(must.OTHER_SCHOOL_TYPE, must.GROWTH_FOR_REQUEST, must.CONSENT_SWV),
    team="ot",
    next=("ot", "extra_zorg_groep", "afgerond"),
    source=sop("3.2.1", "5. OT, aanvraag toelaatbaarheidsverklaring (TLV)", reading="A-12"),
)

AFTER_SCHOOL_LEVEL = ("vot", "ot", "extra_zorg_groep", "afgerond")
"""Where extra care at school level may lead: outside experts, back to the group, or the end."""
