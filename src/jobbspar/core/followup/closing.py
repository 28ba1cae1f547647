"""What the parties say when a round is over: six questions, and what becomes of the track."""

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_

# Arbetsförmedlingen's page on the closing phase, in our words (handbook §1.4).
CLOSING_QUESTIONS = {
    1: N_("Were the participants employed? If not, why?"),
    2: N_("Did the education suit the participants' needs and the employer's expectations?"),
    3: N_("How did the phases of the track work?"),
    4: N_("Is there still a need for the track, with new starts?"),
    5: N_("Does the track need to change, and how?"),
    6: N_("Can the track be shown as a good example?"),
}


class ClosingParty(Choice):
    MUNICIPALITY = "municipality", N_("The municipality")
    EMPLOYMENT_SERVICE = "employment_service", N_("Arbetsförmedlingen")
    EMPLOYER = "employer", N_("The employer")
    PROVIDER = "provider", N_("The education provider")
    PARTICIPANTS = "participants", N_("The participants")
    UNION = "union", N_("The trade union")


class TrackDecision(Choice):
    REPEAT = "repeat", N_("Repeat the track")
    CHANGE = "change", N_("Change the track")
    END = "end", N_("End the track")


class CertificateKind(Choice):
    GRADE = "grade", N_("Grade")
    CERTIFICATE = "certificate", N_("Certificate")
    VALIDATION = "validation", N_("Validation")
    LICENCE = "licence", N_("Licence")
