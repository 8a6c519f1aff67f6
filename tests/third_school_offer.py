"""What Haven offers and asks, with every part of the contract that a school may fill: see `third_school`."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from core.contract import hookimpl
from core.contract.deadlines import Obligation, Unit
from core.contract.limits import Amount, Funding, Limits, YearWindow
from core.contract.offers import GroupTarget, GuideSection, Service, Standing
from core.contract.partners import (
    AdmissionRule,
    Facility,
    Goal,
    Guide,
    Partner,
    PlacementRule,
    Provision,
    SchoolSystem,
    Training,
)
from core.contract.remarks import Alternative, OwnValue, Remark, RemarkKind
from core.contract.requirements import (
    AdviceInDoubt,
    AgeBetween,
    ConsentFor,
    CounterAtMost,
    CountPeriod,
    HumanVerdict,
    OnlyIf,
    Recorded,
    YearBetween,
)
from core.contract.school import Chapter
from core.contract.source import Source, Statement

LOWEST_DECKS = Limits(first_year=1, last_year=2)


def at(section: str, quote: str = "", reading: str = "") -> Source:
    """A paragraph of Haven's own log book."""
    return Source(document="Logboek Haven", section=section, quote=quote, reading=reading)


def talk_allowed() -> ConsentFor:
    """Consent before the crew speaks of a pupil."""
    return ConsentFor(source=at("3"), purpose="aan_boord", label="het gesprek in de bemanning")


READ_OTHERWISE = (
    Alternative(
        code="drie_dagen_te_lang",
        label="Een sein wacht ten hoogste 1 dag.",
        own=(OwnValue(hook="deadlines", code="sein_beantwoorden", key="lengte", value="1"),),
    ),
    Alternative(code="per_maand", label="Ten hoogste 7 uur in een maand."),
)


HANGING = Remark(
    code="a_3",
    label="Hoe lang in de hangmat",
    source=at("6", "af en toe"),
    kind=RemarkKind.READING,
    says="Het logboek noemt geen aantal uren.",
    chosen="Wij lezen: ten hoogste 7 uur in een week.",
    mark="A-3",
    alternatives=READ_OTHERWISE,
)


class HavenOffer:
    """The lists of Haven's profile."""

    @hookimpl
    def obligations(self) -> Iterable[Obligation]:
        yield Obligation(
            code="sloepenrol",
            label="Houd een sloepenrol",
            source=at("5"),
            owner="kapitein",
            every=1,
            unit=Unit.MONTHS,
            times=2,
            window=YearWindow(first_month=9, last_month=10),
            audience=("alle leerlingen",),
            limits=LOWEST_DECKS,
            conversation="dekgesprek",
            explains="Zo weet iedereen zijn plek.",
        )

    @hookimpl
    def provisions(self) -> Iterable[Provision]:
        yield Provision(
            code="hangmat",
            label="Hangmat",
            source=at("6", reading="A-3"),
            kind="rust",
            level="bries",
            before=(talk_allowed(),),
            amounts=(
                Amount(code="uren", unit="uur", source=at("6"), most=Decimal(7), period=CountPeriod.ISO_WEEK),
                Amount(code="beurten", unit="keer", source=at("6"), threshold="zeeziek"),
            ),
            indications=("wie te veel prikkels krijgt",),
            limits=LOWEST_DECKS,
            executors=("maat",),
            registrars=("kapitein",),
            partners=("loodswezen",),
            facility="loopplank",
            routes=("vaart",),
            funding=(Funding(code="fooi", label="de fooienpot", source=at("6"), last=date(2027, 7, 31)),),
            rules=(Statement(code="stil", text="In de hangmat is het stil.", source=at("6")),),
        )

    @hookimpl
    def trainings(self) -> Iterable[Training]:
        yield Training(
            code="knopen",
            label="Knopen leggen",
            source=at("6"),
            audience=("leerlingen",),
            themes=("paalsteek", "platte knoop"),
            registrars=("maat",),
            limits=LOWEST_DECKS,
        )

    @hookimpl
    def facilities(self) -> Iterable[Facility]:
        yield Facility(
            code="loopplank",
            label="Loopplank",
            source=at("6"),
            kind="toegankelijkheid",
            rules=(Statement(code="een_tegelijk", text="Eén tegelijk.", source=at("6")),),
        )
        yield Facility(code="lift", label="Lift", source=at("6"), kind="toegankelijkheid", available=False)

    @hookimpl
    def partners(self) -> Iterable[Partner]:
        yield Partner(
            code="loodswezen",
            label="Loodswezen",
            source=at("6"),
            seat="loods",
            before=(talk_allowed(),),
            offers=(
                Service(
                    code="loodsen",
                    label="Loodsen",
                    source=at("6"),
                    limits=Limits(from_age=11, below_age=16),
                    decision="koers_wijzigen",
                    amounts=(Amount(code="reizen", unit="reizen", source=at("6"), least=Decimal(2), most=Decimal(5)),),
                ),
            ),
            registrars=("kapitein",),
            reach="De kapitein belt de wal.",
            standing=Standing.TEMPORARY,
            domains=("vaart",),
            scope="regio",
        )

    @hookimpl
    def guides(self) -> Iterable[Guide]:
        yield Guide(
            code="man_overboord",
            label="Man overboord",
            source=at("6"),
            kind="protocol",
            about="zwemt_niet",
            owner="kapitein",
            sections=(GuideSection(code="eerst", label="Wat doe je eerst?", source=at("6"), text="Roep hard."),),
        )

    @hookimpl
    def systems(self) -> Iterable[SchoolSystem]:
        yield SchoolSystem(
            code="logboek",
            label="Logboek",
            source=at("6"),
            purpose="Noteren",
            holds_reference=True,
            before=(talk_allowed(),),
            limits=LOWEST_DECKS,
        )

    @hookimpl
    def goals(self) -> Iterable[Goal]:
        yield Goal(code="droog", label="Iedereen blijft droog", source=at("7"), years=4, starts=date(2026, 8, 1))

    @hookimpl
    def admission_rules(self) -> Iterable[AdmissionRule]:
        age = AgeBetween(source=at("5"), least=11)
        yield AdmissionRule(
            code="elf_jaar", label="Ten minste elf jaar", source=at("5"), requirement=age, refers_to="loodswezen"
        )
        doubted = OnlyIf(
            source=at("5"),
            when=AdviceInDoubt(source=at("5")),
            then=Recorded(source=at("5"), kind="consultation", about="loods", label="De loods keek mee.", times=2),
        )
        yield AdmissionRule(code="bij_twijfel", label="Bij twijfel", source=at("5"), requirement=doubted)

    @hookimpl
    def placement_rules(self) -> Iterable[PlacementRule]:
        asked = HumanVerdict(
            source=at("5"), code="zeebenen", question="Heeft {leerling} zeebenen?", by=("kapitein",), subjective=True
        )
        yield PlacementRule(code="proefvaart", label="Proefvaart", source=at("5"), requirement=asked)
        size = CounterAtMost(source=at("5"), counter="dek", label="Op een dek", limit=Decimal(12), unit="leerlingen")
        yield PlacementRule(
            code="dek",
            label="Grootte van een dek",
            source=at("5"),
            requirement=size,
            group=GroupTarget(kind="dek", most=Decimal(12)),
        )
        first = YearBetween(source=at("5"), label="dek 1 of 2", least=1, most=2)
        yield PlacementRule(
            code="beneden", label="Beneden in het schip", source=at("5"), requirement=first, limits=LOWEST_DECKS
        )

    @hookimpl
    def chapters(self) -> Iterable[Chapter]:
        for order, section in enumerate(("1", "2", "2.1", "3", "4", "5", "6", "7", "8"), start=1):
            text = "Een leerling rust af en toe in de hangmat." if section == "6" else "Ahoi."
            yield Chapter(code=f"p{order}", label=f"Bladzijde {section}", source=at(section), order=order, text=text)

    @hookimpl
    def remarks(self) -> Iterable[Remark]:
        yield HANGING
        yield Remark(
            code="bladzijde_9",
            label="Bladzijde 9 ontbreekt",
            source=at("8"),
            kind=RemarkKind.DEFECT,
            says="Het logboek verwijst naar een bladzijde die er niet is.",
        )
        yield Remark(
            code="te_jong",
            label="Elf jaar en de leerplicht",
            source=at("5"),
            kind=RemarkKind.LAW,
            says="Leeftijd alleen is geen grond om te weigeren.",
            against=Source(document="WVO 2020", section="8.8", law=True, confirmed=False),
            about=("admission_rules/elf_jaar",),
        )
