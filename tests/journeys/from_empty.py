"""The steps of a track on the screens, in the order an invented municipality takes them: everything before people."""

from datetime import UTC, datetime, timedelta

from jobbspar.core.calendar import swedish_day
from tests.journeys.hands import Hands

PASSWORD = "fyra röda bussar kör"
TODAY = swedish_day(datetime.now(UTC))
TOMORROW = TODAY + timedelta(days=1)


def join(person: Hands, *, link: str, name: str) -> None:
    """Accept an invitation by its link."""
    person.go(link)
    person.send("Skapa mitt konto", name=name, password=PASSWORD, again=PASSWORD)
    person.sees("Välkommen! Ditt konto är klart.")


def add_organisation(person: Hands, *, kind: str, name: str, municipality: str = "") -> str:
    """Give the address of the new organisation."""
    person.choose_in_menu("Organisationer")
    person.follow("Ny organisation")
    person.send("Lägg till organisationen", kind=kind, name=name, municipality=municipality)
    person.sees("Organisationen är inlagd.")
    return person.where()


def invite(person: Hands, *, organisation: str, name: str, role: str) -> str:
    """Give the link that works once."""
    person.go(organisation)
    person.follow("Bjud in någon")
    person.send("Gör länken", name=name, email=f"{name.split()[0].lower()}@granvik.example", role=role)
    return person.main.get_by_label("Länk att kopiera").input_value()


def make_agreement(person: Hands) -> None:
    """From an empty draft to an agreement in force; what is missing leads to where it is met."""
    person.choose_in_menu("Överenskommelser")
    person.main.locator("a[href$='/avtal/nytt/']").first.click()
    person.send("Börja", name="Lokal överenskommelse Granvik", starts=str(TODAY), purpose="Fler ska få ett arbete.")
    agreement = person.where()
    person.follow("Lägg till Arbetsförmedlingen")
    person.send("Spara", organisation="Arbetsförmedlingen Granvik")
    person.go(agreement)
    person.follow("Välj en dag")
    person.send("Spara", review_on=str(TODAY + timedelta(days=365)))
    person.follow("Lägg till en målgrupp")
    person.send("Spara", kind="Utan arbete under lång tid", law="Förordning (2000:628)")
    person.go(agreement)
    person.follow("Lägg till ett mål")
    person.send(
        "Spara", measure="Andel kvinnor", target="50", wording="Hälften kvinnor, hälften män.",
        owner="Styrgruppen", reason="Verkstaden vill nå fler.",
    )  # fmt: skip
    person.go(agreement)
    person.follow("Lägg till någon")
    person.send("Spara", team="Styrgrupp", name="Stina Styr", organisation="Granviks kommun")
    person.go(agreement)
    sign_agreement(person)


def sign_agreement(person: Hands) -> None:
    person.follow("Skicka till förhandling")
    person.main.locator("form button[type=submit]").first.click()
    for _party in range(2):
        person.follow("Notera underskriften")
        person.fill(signatory="Karl Chef", signed_on=str(TODAY))
        person.main.locator("form button[type=submit]").first.click()
    person.follow("Alla har skrivit under: lås versionen")
    person.main.locator("form button[type=submit]").first.click()
    person.follow("Sätt i kraft")
    person.main.locator("form button[type=submit]").first.click()
    person.sees("Börja en revidering")


def state_need(person: Hands) -> None:
    person.choose_in_menu("Behov")
    person.main.locator("a[href$='/behov/nytt/']").first.click()
    person.fill(employer="Granviks mekaniska AB", occupation="svetsare", people="3", cause="Pensionsavgångar")
    person.main.locator("form button[type=submit]").first.click()
    person.sees("Behovet är sparat.")
    person.press("Arbetsgivaren bekräftar behovet")


def make_profile(person: Hands) -> None:
    """A requirement that does not say why it is needed stops the approval, and says so."""
    person.follow("Gör en kompetensprofil")
    person.press("Gå vidare till kraven")
    profile = person.where()
    person.follow("Språk")
    person.send("Spara kravet", skill="Tala", level="B1", when="Vid anställning", why="Säkerheten kräver det")
    person.press("Godkänn profilen")
    person.sees("säger inte varför det behövs")
    person.go(profile)
    person.main.locator("a[href*='/profiler/krav/']").first.click()
    person.send("Spara kravet", task="Ropa på hjälp", reason="Den som inte kan ropa på hjälp kan skadas.")
    person.press("Godkänn profilen")
    person.sees("Profilen är godkänd.")


def add_activity(person: Hands) -> None:
    person.choose_in_menu("Insatser")
    person.follow("Lägg till en insats")
    person.send(
        "Spara", kind="Arbetsmarknadsutbildning", name="Svetsning, grund", weeks="4",
        provider="Granviks vuxenutbildning", is_rolling=True,
    )  # fmt: skip
    person.sees("Insatsen finns i katalogen.")


def make_track(person: Hands) -> str:
    """Give the address of a track with two steps."""
    person.choose_in_menu("Spår")
    person.main.locator("a[href$='/spar/nytt/']").first.click()
    person.send(
        "Börja på spåret", name="Svetsare, Granvik", kind="Arbetsgivarspår", sector="Industri", profile="svetsare",
        needs="svetsare", coordinator="Karin Koordinator",
    )  # fmt: skip
    track = person.where()
    person.follow("Sätt ihop kedjan")
    person.send("Lägg till steget", activity="Svetsning, grund")
    person.send("Lägg till steget", activity="Arbetspraktik", weeks="4")
    person.sees("Sammanlagt 8 veckor.")
    return track


def write_letter(person: Hands, *, track: str) -> str:
    """Give the address of a letter of intent that is presented and signed by the municipality."""
    person.go(track)
    person.follow("Skriv avsiktsförklaringen")
    person.send(
        "Spara som utkast", employer="Granviks mekaniska AB", workplace="Granviks mekaniska AB", places="3",
        intended_hires="2", contract_form="Provanställning", starts=str(TODAY),
    )  # fmt: skip
    letter = person.where()
    person.follow("Utse en handledare")
    person.send("Spara", name="Hans Handledare", trained_on=str(TODAY - timedelta(days=30)), most_at_once="2")
    person.go(letter)
    person.follow("Anteckna fackets svar")
    person.send("Spara", union="Facket i Granvik", asked_on=str(TODAY), answer="Inget att invända.")
    person.go(letter)
    person.press("Visa för arbetsgivaren")
    sign_letter(person, letter=letter)
    return letter


def sign_letter(person: Hands, *, letter: str) -> None:
    person.go(letter)
    person.follow("Skriv under")
    person.send("Skriv under", understood=True)
    person.sees("Avsiktsförklaringen är underskriven.")


def agree_on_track(person: Hands, *, track: str) -> None:
    person.go(track)
    person.press("Börja planera")
    person.press("Markera som överenskommet")
    person.sees("Överenskommet")
