"""Every sentence of the command line, in Swedish and English; the terminal's language chooses."""

import os
import sys
from collections.abc import Mapping

from jobbspar.cli.help import HELP
from jobbspar.config.problems import DatabaseProblem

SENTENCES: Mapping[str, tuple[str, str]] = {
    # key: (Swedish, English)
    "help": HELP,
    "unknown_verb": (
        "Kommandot {word} finns inte. Se ./jobbspar --help.",
        "There is no command {word}. See ./jobbspar --help.",
    ),
    "unknown_option": (
        "Tillägget {word} finns inte. Se ./jobbspar --help.",
        "There is no option {word}. See ./jobbspar --help.",
    ),
    "unknown_import": (
        "Skriv ./jobbspar import taxonomy MAPP eller ./jobbspar import timetable FIL.zip.",
        "Write ./jobbspar import taxonomy DIR or ./jobbspar import timetable FILE.zip.",
    ),
    "value_not_understood": (
        "Värdet till {word} saknas eller går inte att använda. Se ./jobbspar --help.",
        "The value of {word} is missing or cannot be used. See ./jobbspar --help.",
    ),
    "port_taken": (
        "Port {port} används redan av process {pid} ({command}). Avsluta den, eller välj en annan port: "
        "./jobbspar --port {other}",
        "Port {port} is already used by process {pid} ({command}). End it, or choose another port: "
        "./jobbspar --port {other}",
    ),
    "port_taken_by_someone": (
        "Port {port} används redan av ett annat program. Välj en annan port: ./jobbspar --port {other}",
        "Port {port} is already used by another program. Choose another port: ./jobbspar --port {other}",
    ),
    "port_not_allowed": (
        "Du får inte öppna port {port} på den här datorn. Välj en port över 1023: ./jobbspar --port {other}",
        "You may not open port {port} on this machine. Choose one above 1023: ./jobbspar --port {other}",
    ),
    "already_running": (
        "Jobbspår är redan igång med mappen {folder}: {address} (process {pid}).",
        "Jobbspår already runs with the folder {folder}: {address} (process {pid}).",
    ),
    "folder_not_writable": (
        "Mappen {folder} går inte att skriva i. Välj en annan med --data.",
        "The folder {folder} cannot be written to. Choose another with --data.",
    ),
    "left_overs_ended": (
        "Avslutade {count} process(er) som blev kvar efter förra gången.",
        "Ended {count} process(es) left over from last time.",
    ),
    "migrating": ("Gör i ordning databasen …", "Preparing the database …"),
    "building_demo": (
        "Bygger exemplet: påhittade kommuner, arbetsgivare och deltagare …",
        "Building the demo: invented municipalities, employers and participants …",
    ),
    "preparation_failed": (
        "Databasen kunde inte göras i ordning. Inget halvfärdigt har sparats. Hela berättelsen står i {log}:",
        "The database could not be prepared. Nothing half done was kept. The whole story is in {log}:",
    ),
    "not_empty": (
        "Mappen {folder} innehåller redan exemplet. Starta tomt i en annan mapp: ./jobbspar --empty --data MAPP",
        "The folder {folder} already holds the demo. Start empty in another folder: ./jobbspar --empty --data DIR",
    ),
    "first_administrator": (
        "Den första administratören är {email}. Välj lösenord här, länken gäller en gång: {link}",
        "The first administrator is {email}. Choose a password here, the link works once: {link}",
    ),
    "running": (
        "\nJobbspår är igång: {address}\n",
        "\nJobbspår is running: {address}\n",
    ),
    "sign_ins": (
        "Logga in i exemplet som någon av dem (alla är påhittade):",
        "Sign in to the demo as one of them (all are invented):",
    ),
    "how_to_stop": ("Avsluta med Ctrl-C. Allt finns sparat i {folder}.", "End with Ctrl-C. All is kept in {folder}."),
    "how_to_stop_given": (
        "Avsluta med Ctrl-C. Allt finns sparat i databasen i DATABASE_URL; loggar och nyckel i {folder}.",
        "End with Ctrl-C. All is kept in the database in DATABASE_URL; logs and key in {folder}.",
    ),
    "first_page_failed": (
        "Sidorna svarar, men med ett fel ({status}). Läs mer i {log}.",
        "The pages answer, but with an error ({status}). Read more in {log}.",
    ),
    "pages_silent": ("Sidorna svarar inte. Läs mer i {log}.", "The pages do not answer. Read more in {log}."),
    "child_restarted": (
        "{name} slutade oväntat ({how}) och startas igen. Läs mer i {log}.",
        "{name} ended unexpectedly ({how}) and is started again. Read more in {log}.",
    ),
    "child_given_up": (
        "{name} slutar gång på gång ({how}). Jobbspår stängs. De sista raderna i {log}:",
        "{name} ends time and again ({how}). Jobbspår closes. The last lines of {log}:",
    ),
    "database_restarted": (
        "Databasen slutade oväntat och har startats igen. Inget sparat har gått förlorat.",
        "The database ended unexpectedly and has been started again. Nothing saved was lost.",
    ),
    "closing": ("\nStänger …", "\nClosing …"),
    "database_left_running": (
        "Databasen används av en annan process och får gå vidare.",
        "The database is used by another process and goes on.",
    ),
    "closed": ("Allt är stängt.", "All is closed."),
    "web": ("Webbsidorna", "The web pages"),
    "worker": ("Bakgrundsarbetaren", "The background worker"),
    "ended_by_signal": ("signal {number}", "signal {number}"),
    "ended_with_code": ("felkod {number}", "exit code {number}"),
    "step": ("— {name}", "— {name}"),
    "step_failed": ("{name} hittade fel (se ovan).", "{name} found faults (see above)."),
    "steps_failed": ("Inte rent: {names}", "Not clean: {names}"),
    "all_clean": ("Allt är rent.", "All is clean."),
    "browser_installing": (
        "Installerar webbläsaren Chromium för testerna …",
        "Installing the browser Chromium for the tests …",
    ),
    "browser_missing": (
        "Webbläsaren Chromium saknas, så testerna i webbläsare hoppas över. Installera den: "
        "sudo apt-get install chromium fonts-noto-core poppler-utils iproute2",
        "The browser Chromium is missing, so the tests in a browser are left out. Install it: "
        "sudo apt-get install chromium fonts-noto-core poppler-utils iproute2",
    ),
    "taxonomy_already_there": (
        "Version {version} är redan inläst. Inget har ändrats.",
        "Version {version} is here already. Nothing has been changed.",
    ),
    "taxonomy_imported": (
        "Version {version} är inläst: {concepts} begrepp och {relations} samband. "
        "Nya: {new}. Ändrade: {changed}. Borttagna, men sparade: {removed}.",
        "Version {version} has been read in: {concepts} concepts and {relations} relations. "
        "New: {new}. Changed: {changed}. Removed, but kept: {removed}.",
    ),
    "taxonomy_files_not_used": ("Filer som inte behövdes: {files}", "Files that were not needed: {files}"),
    "timetable_already_there": (
        "{name}, {first} till {last}, är redan inläst. Inget har ändrats.",
        "{name}, {first} to {last}, is here already. Nothing has been changed.",
    ),
    "timetable_imported": (
        "{name}, {first} till {last}, är inläst: {runs} turer. Resor i avtalens områden: {trips}, "
        "varav {without_way} utan resväg dit och hem igen. Ändrade: {changed}.",
        "{name}, {first} to {last}, has been read in: {runs} runs. Trips in the areas of agreements: {trips}, "
        "{without_way} of them without a way there and home again. Changed: {changed}.",
    ),
    "timetable_files_not_used": (
        "Filer som inte används: {files}",
        "Files that are not used: {files}",
    ),
    "nobody_coordinates": (
        "Ingen som samordnar omgångar loggar in med adressen {email}. Ange en samordnares e-postadress.",
        "Nobody who coordinates rounds signs in with the address {email}. Give a coordinator's e-mail address.",
    ),
    "area_plans_asked": (
        "Planer som nu väntar på att räknas ut: {plans}, i {areas} områden. De räknas ut medan Jobbspår är igång. "
        "Ett område där inget kan öppna eller ingen har sagt ja får ingen plan.",
        "Plans that now wait to be worked out: {plans}, in {areas} areas. They are worked out while Jobbspår runs. "
        "An area where nothing may open or nobody has said yes gets no plan.",
    ),
    "no_such_file": ("Filen {file} finns inte.", "There is no file {file}."),
    "no_such_folder": ("Mappen {folder} finns inte.", "There is no folder {folder}."),
}

PROBLEMS_IN_SWEDISH: Mapping[str, str] = {
    # What can stand in the way of a database; the English stands in config/problems.py.
    "NoServerPrograms": (
        "Det finns inget PostgreSQL för den här datorn. Installera PostgreSQL 14 eller senare, "
        "eller låt DATABASE_URL peka på en server som redan är igång."
    ),
    "RootMayNotServe": (
        "PostgreSQL vägrar köra som root, och här går det varken att använda användarnamnrymder eller att låta "
        "användaren nobody nå {folder}. Kör som en vanlig användare, eller ange DATABASE_URL."
    ),
    "FolderBelongsToSomeoneElse": (
        "Databasen i {folder} tillhör {owner}. Starta som den användaren, eller välj en annan mapp med --data."
    ),
    "UnsafeFolder": "Andra på datorn kommer åt {folder}, där databasen lyssnar. Ta bort den mappen och starta igen.",
    "OtherVersion": (
        "Databasen i {folder} gjordes av PostgreSQL {found}, och här finns version {wanted}. "
        "Spara den med den gamla versionen: pg_dump --format=custom --file=jobbspar.dump jobbspar. "
        "Starta sedan med en tom mapp (--data) och läs in: pg_restore --dbname=jobbspar jobbspar.dump."
    ),
    "ClusterNotMade": ("Det gick inte att göra en ny databas i {folder}: {said}"),
    "ServerDidNotStart": ("Databasen i {folder} startade inte inom {seconds} sekunder. Dess sista ord: {said}"),
    "AddressNotUnderstood": (
        "{variable} är inte en adress till en PostgreSQL-databas. Den ska se ut som postgresql://namn@dator/databas."
    ),
    "ServerNotReached": ("Databasen som {variable} pekar på går inte att nå: {said}"),
    "DatabaseMissing": (
        "Databasen {database} finns inte och {owner} får inte skapa den. Kör som databasens administratör: {sql}"
    ),
    "WebRoleMissing": (
        "Webbsidorna behöver en egen roll i databasen, och {owner} får inte skapa den. "
        "Kör som databasens administratör: {sql} Ange sedan DATABASE_WEB_URL, en adress som loggar in som den rollen."
    ),
    "WebRoleTooStrong": (
        "Databasrollen {role} kan gå förbi radreglerna, så webbsidorna får inte använda den. "
        "Kör som databasens administratör: {sql}"
    ),
    "WebRoleClosed": (
        "Databasrollen {role} finns, men dess lösenord är inte känt här. Ange DATABASE_WEB_URL, "
        "eller ge rollen ett nytt lösenord som databasens administratör: {sql}"
    ),
}


def speaks_swedish() -> bool:
    chosen = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return (chosen or "").startswith("sv")


def sentence(key: str, **facts: object) -> str:
    swedish, english = SENTENCES[key]
    return (swedish if speaks_swedish() else english).format(**facts)


def say(key: str, **facts: object) -> None:
    print(sentence(key, **facts), flush=True)


def complain(key: str, **facts: object) -> None:
    print(sentence(key, **facts), file=sys.stderr, flush=True)


def complain_about(problem: DatabaseProblem) -> None:
    swedish = PROBLEMS_IN_SWEDISH[type(problem).__name__].format(**problem.facts)
    print(swedish if speaks_swedish() else problem, file=sys.stderr, flush=True)
