"""The steps of a round on the screens, from an Excel list of people to a closed round."""

from datetime import timedelta
from io import BytesIO
from threading import Thread

from django.db import connections
from openpyxl import load_workbook
from procrastinate.contrib.django import app

from tests.journeys.from_empty import TODAY, TOMORROW
from tests.journeys.hands import Hands

PEOPLE = (("Amina", "Ali"), ("Berit", "Berg"))


def do_next_job() -> None:
    """Let a worker do all that has been asked for, in a thread of its own: the browser's loop runs in this one."""

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as queue:
            queue.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
        connections.close_all()

    worker = Thread(target=work)
    worker.start()
    worker.join()


def read_list(person: Hands) -> None:
    """The template, filled in with one row that is wrong: it is told and left out, the others are saved."""
    person.choose_in_menu("Deltagare")
    person.follow("Läs in en lista")
    book = load_workbook(BytesIO(person.page.request.get(person.base + "/deltagare/listor/mall.xlsx").body()))
    for given, family in PEOPLE:
        book.worksheets[0].append([given, family, "", "", "", "Åsele"])
    book.worksheets[0].append(["Carl", "", "900101-0000", "", "", "Åsele"])
    content = BytesIO()
    book.save(content)
    person.main.locator("[name=file]").set_input_files(
        {"name": "lista.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    )
    person.press("Läs listan")
    do_next_job()
    person.go(person.where())
    person.sees("Behöver rättas (1)")
    person.press("Spara 2 personer")
    do_next_job()
    person.go(person.where())
    person.sees("2 personer är sparade.")


def plan_round(person: Hands, *, track: str) -> str:
    """Give the address of a round that recruits."""
    person.go(track)
    person.follow("Planera en omgång")
    person.send("Planera omgången", starts=str(TOMORROW), seats="3", least_people="1")
    round = person.where()
    person.follow("Skriv planen för rekryteringen")
    person.fill(plan="Vi berättar på sfi och på biblioteket.")
    person.main.locator("form button[type=submit]").first.click()
    person.go(round)
    person.press("Öppna rekryteringen")
    person.sees("Rekryterar")
    return round


def recruit(person: Hands, *, round: str) -> None:
    """Interest in their own words, a meeting with the employer of their own will, and a decision with a reason."""
    person.go(round)
    person.follow("Rekrytering")
    recruitment = person.where()
    for given, family in PEOPLE:
        person.go(recruitment)
        person.follow("Anteckna intresse")
        person.send("Anteckna intresse", participant=f"{given} {family}", own_words="Jag vill svetsa.")
        person.press("Blir kandidat")
        person.press("Personen säger ja till att visas för arbetsgivaren")
    person.go(recruitment)
    person.follow("Planera en aktivitet")
    person.send("Spara", kind="Möte med arbetsgivaren", name="Fika i verkstaden", day=str(TODAY), basis="Frivillig")
    person.send("Bjud in", people=[given for given, _family in PEOPLE])
    person.fill(**dict.fromkeys(person.names_of_fields("came_"), "Kom"))
    person.press("Spara vilka som kom")
    for (given, family), outcome in zip(PEOPLE, ("Får plats", "Reserv"), strict=True):
        person.go(recruitment)
        person.follow(f"{given} {family}")
        person.follow("Skriv ett beslut")
        person.send(
            "Skriv beslutet", outcome=outcome, requirement="Svenska", reason="Gör sig förstådd i verkstaden.",
            decider="Erik Ek", decider_role="Verkmästare", decided_on=str(TODAY), told_on=str(TODAY),
        )  # fmt: skip


def follow_plan(person: Hands, *, round: str) -> str:
    """Begin the round and follow one person; give the address of the person's plan."""
    person.go(round)
    person.press("Starta omgången")
    person.follow("Amina Ali")
    plan = person.where()
    person.follow("Skriv nästa steg")
    person.fill(next_step="Besöka verkstaden", next_step_on=str(TODAY + timedelta(days=5)), next_step_ask="Hans")
    person.main.locator("form button[type=submit]").first.click()
    person.follow("Avstämning")
    person.fill(
        held_on=str(TODAY), present="Amina, Hans", works_well="Kommer i tid.", text="Bussen går för tidigt",
        owner="Arbetsgivaren", action="Byta skift", action_by="Hans", due_on=str(TODAY + timedelta(days=9)),
    )  # fmt: skip
    person.main.locator("form button[type=submit]").first.click()
    person.sees("Bussen går för tidigt")
    person.follow("Ny placering")
    person.send(
        "Spara", supervisor="Hans Handledare", kind="Arbetspraktik", starts=str(TODAY + timedelta(days=29)),
        last_day=str(TODAY + timedelta(days=56)),
    )  # fmt: skip
    person.sees("Verkstaden i Granvik")
    return plan


def leave(person: Hands, *, plan: str) -> None:
    """A certificate, then the exit with its one outcome."""
    person.go(plan)
    person.follow("Avslut")
    person.follow("Registrera betyg eller intyg")
    person.send("Spara", kind="Intyg", name="Svetsning, grund", issuer="Granviks vuxenutbildning", issued_on=str(TODAY))
    person.send(
        "Registrera avslutet", exited_on=str(TODAY), outcome="Arbete", contract_form="Provanställning",
        hours_percent="100", subsidy="Inget stöd", is_track_employer="Ja",
    )  # fmt: skip
    person.sees("Avslutet är registrerat.")


def close_round(person: Hands, *, round: str) -> None:
    """Closing too early says all that is missing; then it is met, and the round closes."""
    person.go(round)
    person.follow("Deltagare och planer")
    person.press("Gå över till avslutning")
    closing = person.where()
    person.press("Avsluta omgången")
    person.sees("De sex avslutande frågorna är inte besvarade (0 av 6).")
    person.follow("Svara på frågorna")
    person.send("Spara", party="Kommunen", **{f"question_{number}": "Ja." for number in range(1, 7)})
    person.go(closing)
    person.follow("Bestäm")
    person.send("Spara", decision="Upprepa spåret", decided_by="Styrgruppen")
    person.press("Avsluta omgången")
    person.sees("Omgången är stängd.")
