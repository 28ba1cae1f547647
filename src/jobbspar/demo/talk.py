"""What people say, want and agree on in the story."""

from jobbspar.core.participation import DeviationKind, ObstacleOwner

GOALS = (
    "Ett arbete att leva på, nära hemmet.",
    "Kunna yrket på riktigt.",
    "Fast anställning i kommunen.",
    "Lära mig svenskan som behövs på jobbet.",
    "Ett första arbete i Sverige.",
    "Arbeta heltid när barnen har börjat skolan.",
)
WISHES_AFTER = (
    "Läsa vidare till undersköterska.",
    "Körkort.",
    "Ta över fler uppgifter på samma arbetsplats.",
    "Bli handledare själv en dag.",
    "",
)
INCOMES = (
    "Etableringsersättning, Arbetsförmedlingen",
    "Aktivitetsstöd, Försäkringskassan",
    "Försörjningsstöd, kommunen",
    "Studiemedel, CSN",
    "",
)
WORKS = (
    "Trivs och kommer i tid. Frågar när något är oklart.",
    "Vågar prata mer. Klarar de första uppgifterna själv.",
    "Kursen är lagom svår, och gruppen hjälps åt.",
    "Handledaren berömmer noggrannheten.",
    "Har fått träffa dem som bor där, och det kändes bra.",
    "Distansdagarna fungerar sedan datorn kom.",
)
LANGUAGE = (
    "Förstår rapporten när den går långsamt.",
    "Läser skyltar och listor utan hjälp.",
    "Skriver korta anteckningar, med stöd.",
    "Pratar i telefon för första gången.",
    "",
)
COMMENTS = (
    "Jag vill arbeta mer, inte bara läsa.",
    "Det är roligt att någon räknar med mig.",
    "Jag vill veta vad som händer efter kursen.",
    "Jag skulle vilja ha samma handledare hela tiden.",
    "",
)
AGREED = (
    "Fortsätter som planerat.",
    "Samordnaren frågar skolan om schemat.",
    "Byter till morgonpass från nästa vecka.",
    "En extra timme yrkessvenska i veckan.",
)
NEXT_STEPS = (
    "Träffa handledaren och bestämma pass",
    "Prov på att larma i telefon",
    "Samtal om vad som kommer efter",
    "Besök på arbetsplatsen",
    "Börja nästa kurs",
    "Få besked från Arbetsförmedlingen",
)
# What is in the way, whose it is, what is done and by whom.
OBSTACLES = (
    ("Bussen går inte hem efter kvällspasset", ObstacleOwner.PLACE, "Fråga om samåkning och ändra pass", "Samordnaren"),
    ("Beslutet om kursen dröjer", ObstacleOwner.AUTHORITY, "Ring och fråga efter handläggningen", "Handläggaren"),
    ("Handledaren har bytt pass", ObstacleOwner.EMPLOYER, "Ny handledare från måndag", "Enhetschefen"),
    ("Läraren har inte hunnit med yrkesorden", ObstacleOwner.PROVIDER, "Yrkesord varje torsdag", "Rektor"),
    ("Ingen plats på förskola före klockan sju", ObstacleOwner.PLACE, "Söka plats på obekväm tid", "Kommunen"),
    ("Arbetskläder saknas i rätt storlek", ObstacleOwner.EMPLOYER, "Beställa nya", "Arbetsledaren"),
    ("Vill öva mer på att läsa", ObstacleOwner.PERSON, "Språkkafé på biblioteket", "Deltagaren"),
    ("Intyget från praktiken har inte kommit", ObstacleOwner.AUTHORITY, "Påminna", "Handläggaren"),
)
DEVIATIONS = (
    (DeviationKind.PROVIDER_LATE, "Kursen började två veckor för sent.", ObstacleOwner.PROVIDER,
     "Läsa in i kapp, med extra lärare."),
    (DeviationKind.TRANSPORT, "Resan tar två timmar åt vart håll.", ObstacleOwner.PLACE, "Distans två dagar i veckan."),
    (DeviationKind.SUPERVISOR_MISSING, "Handledaren slutade.", ObstacleOwner.EMPLOYER, "En ny utbildas."),
    (DeviationKind.ABSENCE, "Färre dagar än planerat under en månad.", ObstacleOwner.PLACE,
     "Prata om vad som skulle göra det lättare."),
    (DeviationKind.LANGUAGE_SUPPORT, "Behöver mer språkstöd än planerat.", ObstacleOwner.PROVIDER,
     "Språkombud på arbetsplatsen."),
    (DeviationKind.DECISION_LATE, "Beslutet kom efter att kursen hade börjat.", ObstacleOwner.AUTHORITY,
     "Beslut söks tidigare nästa gång."),
)  # fmt: skip
ANSWERS = {
    "municipality": (
        "De flesta fick arbete. Några ville läsa vidare, och två behövde mer tid.",
        "Ja, men yrkessvenskan borde ha börjat tidigare.",
        "Väntan mellan kurs och praktik var för lång för några.",
        "Ja, behovet finns kvar.",
        "Praktiken flyttas tidigare.",
        "Ja, för att handledarna fick tid.",
    ),
    "employer": (
        "Vi anställde dem som ville och klarade arbetet.",
        "Det tar tid. Med tid blir det bra.",
        "Mötena i början var viktigast.",
        "Ja, vi behöver folk varje år.",
        "Mer svenska på arbetsplatsen.",
        "Ja.",
    ),
    "participants": (
        "Vi vet inte för alla.",
        "Ja, särskilt dagarna på arbetsplatsen.",
        "Det var skönt att veta vad som kom efter.",
        "Ja, våra vänner frågar.",
        "Samma handledare hela tiden.",
        "Ja.",
    ),
}
OWN_VIEWS = (
    "Jag är stolt över att ha klarat det.",
    "Jag hade velat ha mer tid på arbetsplatsen.",
    "Nu har jag kollegor.",
    "",
)
