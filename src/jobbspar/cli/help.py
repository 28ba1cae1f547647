"""What `./jobbspar --help` says, in Swedish and English."""

SWEDISH = """\
Jobbspår: från arbetsgivares behov till människor i arbete.

  ./jobbspar                       starta, och bygg exemplet första gången
      --port NUMMER                port för sidorna (annars 8000)
      --data MAPP                  mapp för databasen och allt annat som sparas (annars .data)
      --empty                      starta utan exemplet och gör den första administratören
      --email ADRESS               e-postadress för den första administratören

  ./jobbspar import taxonomy MAPP  läs in yrken och kompetenser från JobTechs publicerade filer
  ./jobbspar import timetable FIL  läs in en tidtabell (GTFS, zip) och räkna resor till arbetet efter den
  ./jobbspar rounds areas --as ADRESS
                                   be om en omgångsplan för varje område som den samordnaren planerar
  ./jobbspar --help                det här

För den som utvecklar:
  ./jobbspar test [pytest …]       allt som behövs för testerna, sedan alla tester (eller dem du nämner)
  ./jobbspar check                 stil, typer och struktur, utan databas
  ./jobbspar bench [namn]          jämförande mätningar
  ./jobbspar rounds solve FIL      omgångsplan ur en fil (JSON); rounds check prövar en plan
  ./jobbspar chains solve FIL      den tidigaste kedjan av insatser ur en fil (JSON)
  ./jobbspar manage …              Djangos kommandon, som databasens ägare

Med DATABASE_URL=postgresql://… används den servern i stället för den inbyggda.
Språket här följer terminalens (LANG)."""

ENGLISH = """\
Jobbspår: from employers' needs to people in work.

  ./jobbspar                       start, and build the demo the first time
      --port NUMBER                port of the pages (else 8000)
      --data DIR                   folder for the database and all else that is kept (else .data)
      --empty                      start without the demo and make the first administrator
      --email ADDRESS              e-mail address of the first administrator

  ./jobbspar import taxonomy DIR   read occupations and skills from JobTech's published files
  ./jobbspar import timetable FILE read a timetable (GTFS, zip) and count trips to work by it
  ./jobbspar rounds areas --as ADDRESS
                                   ask for a round plan of every area which that coordinator plans
  ./jobbspar --help                this

For developers:
  ./jobbspar test [pytest …]       all set-up for the tests, then all tests (or those you name)
  ./jobbspar check                 style, types and structure, without a database
  ./jobbspar bench [name]          comparative measurements
  ./jobbspar rounds solve FILE     a plan of rounds from a file (JSON); rounds check tests a plan
  ./jobbspar chains solve FILE     the earliest chain of activities from a file (JSON)
  ./jobbspar manage …              Django's commands, as the owner of the database

With DATABASE_URL=postgresql://… that server is used instead of the built-in one.
The language here follows the terminal's (LANG)."""

HELP = (SWEDISH, ENGLISH)
