"""The kinds of activity a chain is made of (handbook §3.2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from jobbspar.core.calendar import Period
from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.refusals import Refusal


class ActivityKind(Choice):
    SFI = "sfi", N_("Swedish for immigrants (sfi)")
    VOCATIONAL_SWEDISH = "vocational_swedish", N_("Vocational Swedish and language support")
    ORIENTATION_COURSE = "orientation_course", N_("Orientation course (komvux)")
    BASIC_ADULT_EDUCATION = "basic_adult_education", N_("Basic adult education, Swedish as a second language")
    VOCATIONAL_PACKAGE = "vocational_package", N_("Vocational package (komvux)")
    VOCATIONAL_WITH_SFI = "vocational_with_sfi", N_("Vocational education combined with sfi")
    LABOUR_MARKET_TRAINING = "labour_market_training", N_("Labour market training")
    HIGHER_VOCATIONAL_COURSE = "higher_vocational_course", N_("Higher vocational course with sfi")
    WORK_PRACTICE = "work_practice", N_("Work practice")
    WORK_TRAINING = "work_training", N_("Work training")
    APL = "apl", N_("Workplace-based learning (APL)")
    VOCATIONAL_TRIAL = "vocational_trial", N_("Vocational trial")
    VALIDATION = "validation", N_("Validation")
    CIVIC_ORIENTATION = "civic_orientation", N_("Civic orientation")
    SUPERVISOR_TRAINING = "supervisor_training", N_("Supervisor training")
    LANGUAGE_AGENT_TRAINING = "language_agent_training", N_("Language agent training")
    DRIVING_LICENCE = "driving_licence", N_("Driving licence")
    CERTIFICATE_COURSE = "certificate_course", N_("Course with a certificate")
    GUIDANCE = "guidance", N_("Guidance, coaching and introduction at work")
    SUPPORT = "support", N_("Support: child care, travel, interpreter, digital skills")
    START_BUSINESS = "start_business", N_("Start a business")
    EMPLOYMENT = "employment", N_("Employment")


class Decider(Choice):
    """Who decides that a person gets the activity."""

    MUNICIPALITY = "municipality", N_("The municipality")
    EMPLOYMENT_SERVICE = "employment_service", N_("Arbetsförmedlingen")
    HEADMASTER = "headmaster", N_("The head of adult education")
    EMPLOYER = "employer", N_("The employer")
    PERSON = "person", N_("The person")
    UNKNOWN = "unknown", N_("Not settled")


class TermDirection(Choice):
    """What an activity asks of the one who comes, gives the one who goes, and what makes it shorter."""

    ASKS = "asks", N_("Asks")
    YIELDS = "yields", N_("Gives")
    SHORTENS = "shortens", N_("Makes it shorter")


class ActivityWithoutName(Refusal):
    message = N_("Give the activity a name.")


class ActivityImpossible(Refusal):
    message = N_("Weeks, hours, pace and seats are whole numbers above zero. Leave empty what is not known.")


class ReadyMadeIsFixed(Refusal):
    message = N_("This is a ready-made activity that everybody starts from. It cannot be changed.")
    mend = N_("Copy it to your own")


class StartTwice(Refusal):
    message = N_("The activity already starts on %(day)s.")


class TermTwice(Refusal):
    message = N_("“%(name)s” is there already.")


class ShorterInHowManyWeeks(Refusal):
    message = N_("Say how many weeks the activity takes for those who have it: fewer than it takes for others.")


class OnlyShorterHasWeeks(Refusal):
    message = N_("Only what makes the activity shorter has weeks of its own. Leave them empty.")


class ClosureImpossible(Refusal):
    message = N_("The last day cannot come before the first, and nothing is closed for more than a year at a time.")


class ClosureTwice(Refusal):
    message = N_("Some of those days are closed already. Take that away first, or choose other days.")


MOST_CLOSED_DAYS = 366


def closed_days(first: date, last: date) -> Period:
    """Days when nothing is given, both days included."""
    if last < first or (last - first).days >= MOST_CLOSED_DAYS:
        raise ClosureImpossible(field="last_day")
    return Period(first, last + timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """What is known of an activity. `cost` is kronor a person, `pace` per cent of full time; unknown is normal."""

    kind: ActivityKind
    name: str
    about: str = ""
    weeks: int | None = None
    hours_per_week: int | None = None
    pace: int | None = None
    credits: int | None = None
    is_rolling: bool = False
    seats: int | None = None
    municipality: str = ""
    place: str = ""
    is_remote: bool = False
    decider: Decider = Decider.UNKNOWN
    cost: int | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ActivityWithoutName(field="name")
        for name in ("weeks", "hours_per_week", "pace", "seats", "credits"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ActivityImpossible(field=name)
        if self.pace is not None and self.pace > 100:
            raise ActivityImpossible(field="pace")
