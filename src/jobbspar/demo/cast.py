"""Organisations, workplaces and the people who sign in. All are invented."""

from typing import NamedTuple

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.accounts.actions import (
    accept_invitation,
    create_first_administrator,
    invite,
    register_organisation,
    register_workplace,
)
from jobbspar.core.access import Role
from jobbspar.core.organisations import OrganisationFacts, OrganisationKind, Sector, WorkplaceFacts
from jobbspar.demo.signins import PASSWORD
from jobbspar.demo.stage import Stage

BEGINNING = -160  # Weeks before this Monday.

MUNICIPALITY, EMPLOYER = OrganisationKind.MUNICIPALITY, OrganisationKind.EMPLOYER
FIVE = ("elm", "spruce", "rowan", "aspen", "alder")


class Place(NamedTuple):
    """An organisation; `keeper` is the municipality whose coordinator registers it, none for the administrator."""

    key: str
    kind: OrganisationKind
    name: str
    code: str
    keeper: str = ""
    sector: Sector = Sector.UNKNOWN
    workplaces: tuple[str, ...] = ()


PLACES = (
    Place("larch", MUNICIPALITY, "Larch kommun", "9901", sector=Sector.PUBLIC),
    Place("elm", MUNICIPALITY, "Elm kommun", "9902", sector=Sector.PUBLIC),
    Place("spruce", MUNICIPALITY, "Spruce kommun", "9903", sector=Sector.PUBLIC),
    Place("rowan", MUNICIPALITY, "Rowan kommun", "9904", sector=Sector.PUBLIC),
    Place("aspen", MUNICIPALITY, "Aspen kommun", "9905", sector=Sector.PUBLIC),
    Place("alder", MUNICIPALITY, "Alder kommun", "9906", sector=Sector.PUBLIC),
    Place("af-larch", OrganisationKind.EMPLOYMENT_SERVICE, "Arbetsförmedlingen Larchköping", "9901"),
    Place("af-inland", OrganisationKind.EMPLOYMENT_SERVICE, "Arbetsförmedlingen Elmsele", "9902"),
    Place("region", OrganisationKind.REGION, "Region Påhitt", "9902", "", Sector.PUBLIC, ("Elmsele sjukstuga",)),
    Place("association", OrganisationKind.COORDINATION_ASSOCIATION, "Samordningsförbundet Fem sjöar", "9902"),
    Place("union-care", OrganisationKind.UNION, "Facket för vård och service i Påhitt", "9901"),
    Place("union-industry", OrganisationKind.UNION, "Facket för industrin i Påhitt", "9901"),
    Place("larch-adult", OrganisationKind.PROVIDER, "Larch vuxenutbildning", "9901", "larch", Sector.PUBLIC),
    Place("learning", OrganisationKind.PROVIDER, "Lärcentrum 5-kanten", "9902", "elm", Sector.PUBLIC),
    Place("trade-school", OrganisationKind.PROVIDER, "Norrtallens yrkesskola", "9901", "larch", Sector.PRIVATE),
    Place(
        "larch-care", EMPLOYER, "Larch äldreomsorg", "9901", "larch", Sector.PUBLIC,
        ("Granbackens äldreboende", "Hemtjänsten Norr"),
    ),
    Place(
        "larch-preschool", EMPLOYER, "Larch förskolor", "9901", "larch", Sector.PUBLIC,
        ("Förskolan Kotten", "Förskolan Barret"),
    ),
    Place("larktra", EMPLOYER, "Lärkträ Industri", "9901", "larch", Sector.PRIVATE, ("Hyvleriet", "Monteringen")),
    Place("norrmek", EMPLOYER, "Norrmek Verkstad", "9901", "larch", Sector.PRIVATE, ("Verkstaden",)),
    Place("larch-meals", EMPLOYER, "Larch måltidsservice", "9901", "larch", Sector.PUBLIC, ("Centralköket",)),
    Place(
        "elm-care", EMPLOYER, "Elm äldreomsorg", "9902", "elm", Sector.PUBLIC,
        ("Almgårdens äldreboende", "Hemtjänsten Elmsele"),
    ),
    Place("elm-service", EMPLOYER, "Elm kommunservice", "9902", "elm", Sector.PUBLIC, ("Parkförrådet", "Skolköket")),
    Place("spruce-care", EMPLOYER, "Spruce äldreomsorg", "9903", "spruce", Sector.PUBLIC, ("Sjöglimten",)),
    Place("clean", EMPLOYER, "Blänk Service och städ", "9903", "spruce", Sector.PRIVATE, ("Blänk Sprucesjö",)),
    Place("spruce-service", EMPLOYER, "Spruce lokalvård", "9903", "spruce", Sector.PUBLIC, ("Skolorna i Sprucesjö",)),
    Place("engineers", EMPLOYER, "Sprucesjö Ingenjörer", "9903", "spruce", Sector.PRIVATE, ("Kontoret och labbet",)),
    Place("haulage", EMPLOYER, "Aspens åkeri", "9905", "aspen", Sector.PRIVATE, ("Terminalen",)),
    Place("park", EMPLOYER, "Alder park och skog", "9906", "alder", Sector.PUBLIC, ("Förrådet",)),
)  # fmt: skip


class Person(NamedTuple):
    """Somebody who signs in, and who let that person in."""

    key: str
    name: str
    role: Role
    place: str
    email: str
    invited_by: str = "admin"


PEOPLE = (
    Person("larch", "Karin Lärkholm", Role.COORDINATOR, "larch", "samordnare@larch.example"),
    Person("larch-two", "Jonas Tallvik", Role.COORDINATOR, "larch", "jonas@larch.example"),
    Person("larch-steering", "Birgitta Ekstam", Role.STEERING, "larch", "styrgrupp@larch.example"),
    Person("elm", "Maria Almgren", Role.COORDINATOR, "elm", "samordnare@elm.example"),
    Person("elm-steering", "Göran Almdal", Role.STEERING, "elm", "styrgrupp@elm.example"),
    Person("spruce", "Per Granbo", Role.COORDINATOR, "spruce", "samordnare@spruce.example"),
    Person("rowan", "Sofia Rönnstig", Role.COORDINATOR, "rowan", "samordnare@rowan.example"),
    Person("aspen", "Anders Asplid", Role.COORDINATOR, "aspen", "samordnare@aspen.example"),
    Person("alder", "Lena Alstrand", Role.COORDINATOR, "alder", "samordnare@alder.example"),
    Person("af-larch", "Mona Hasselkvist", Role.OFFICER, "af-larch", "handlaggare@af-larch.example"),
    Person("af-inland", "Erik Sälgvall", Role.OFFICER, "af-inland", "handlaggare@af-elmsele.example"),
    Person("region", "Ulrika Lindhed", Role.EMPLOYER, "region", "chef@region-pahitt.example"),
    Person("larch-adult", "Ali Hägerud", Role.PROVIDER, "larch-adult", "rektor@larch-vux.example", "larch"),
    Person("learning", "Eva Videfors", Role.PROVIDER, "learning", "rektor@larcentrum.example", "elm"),
    Person("larch-care", "Ingrid Björkhage", Role.EMPLOYER, "larch-care", "chef@larch-omsorg.example", "larch"),
    Person("larch-preschool", "Fatima Oxelby", Role.EMPLOYER, "larch-preschool", "rektor@larch-skola.example", "larch"),
    Person("larktra", "Stefan Furuhed", Role.EMPLOYER, "larktra", "vd@larktra.example", "larch"),
    Person("elm-care", "Anna-Lena Hagtorn", Role.EMPLOYER, "elm-care", "chef@elm-omsorg.example", "elm"),
    Person("elm-service", "Kent Rönnlid", Role.EMPLOYER, "elm-service", "chef@elm-service.example", "elm"),
    Person("clean", "Samira Liljehult", Role.EMPLOYER, "clean", "vd@blank-service.example", "spruce"),
    Person("spruce-service", "Roger Tallmyr", Role.EMPLOYER, "spruce-service", "chef@spruce-stad.example", "spruce"),
    Person("engineers", "Lars Ekrot", Role.EMPLOYER, "engineers", "vd@sprucesjo-ingenjorer.example", "spruce"),
    Person("park", "Tord Alnäs", Role.EMPLOYER, "park", "chef@alder-park.example", "alder"),
)  # fmt: skip


def enter_cast(stage: Stage) -> None:
    """The administrator, the municipalities, their coordinators; then all whom those let in."""
    _enter_administrator(stage)
    for place in PLACES:
        if not place.keeper:
            _register(stage, place)
    for person in PEOPLE:
        if person.invited_by == "admin":
            _let_in(stage, person)
    for place in PLACES:
        if place.keeper:
            _register(stage, place)
    for person in PEOPLE:
        if person.invited_by != "admin":
            _let_in(stage, person)


def _enter_administrator(stage: Stage) -> None:
    now = stage.at(BEGINNING)
    link = create_first_administrator(email="admin@jobbspar.example", now=now)
    with acting_as(None):
        stage.users["admin"] = accept_invitation(
            secret=secret_of(link), actor=None, name="Astrid Almlöv", password=PASSWORD, now=now
        )


def secret_of(link: str) -> str:
    """What a one-time link ends with."""
    return link.rstrip("/").rsplit("/", 1)[-1]


def _register(stage: Stage, place: Place) -> None:
    facts = OrganisationFacts(kind=place.kind, name=place.name, municipality=place.code, sector=place.sector)
    with stage.played_by(place.keeper or "admin") as actor:
        keeper = stage.organisations.get(place.keeper)
        made = register_organisation(actor=actor, facts=facts, keeper=keeper, now=stage.at(BEGINNING))
        stage.organisations[place.key] = made
        for name in place.workplaces:
            stage.workplaces[name] = register_workplace(
                actor=actor, organisation=made, facts=WorkplaceFacts(name, place.code), now=stage.at(BEGINNING, 1)
            )


def _let_in(stage: Stage, person: Person) -> None:
    now = stage.at(BEGINNING, 2)
    with stage.played_by(person.invited_by) as actor:
        invited = invite(
            actor=actor,
            organisation=stage.organisations[person.place],
            role=person.role,
            email=person.email,
            name=person.name,
            now=now,
        )
    with acting_as(None):
        stage.users[person.key] = accept_invitation(
            secret=invited.secret, actor=None, name=person.name, password=PASSWORD, now=stage.at(BEGINNING, 3)
        )
