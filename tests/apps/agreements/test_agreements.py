"""An agreement from the first draft to a signed version that nobody changes, and on to a revision."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from jobbspar.apps.accounts.acting import acting_as
from jobbspar.apps.agreements.actions import (
    activate_agreement,
    add_party,
    begin_agreement,
    begin_revision,
    change_ground,
    cover_municipalities,
    end_agreement,
    open_negotiation,
    put_row,
    remove_party,
    remove_row,
    sign_agreement,
    sign_party,
    take_back_signatures,
    take_back_to_draft,
    write_appendix,
)
from jobbspar.apps.agreements.bridge import contents_of
from jobbspar.apps.agreements.queries import get_version, list_agreements, newest_version
from jobbspar.apps.audit.models import Event
from jobbspar.core.access import NotAllowed, Role
from jobbspar.core.agreement_contents import (
    GoalFacts,
    TargetGroupFacts,
    TeamMemberFacts,
    VersionFacts,
    WordsMissing,
)
from jobbspar.core.agreement_differences import AgreementSection, differences
from jobbspar.core.agreements import (
    AgreementHasEnded,
    AppendixKind,
    GoalMeasure,
    LegalRegime,
    OwnerIsParty,
    PartySignedAlready,
    PartyTwice,
    ReasonMissing,
    SignedTooEarly,
    TargetGroupKind,
    TeamKind,
    VersionIsSigned,
)
from jobbspar.core.organisations import OrganisationKind
from jobbspar.core.refusals import SeveralRefusals
from jobbspar.core.states import StepNotAllowed
from tests.factories import NOON, TODAY, an_actor, an_organisation

pytestmark = pytest.mark.django_db
FACTS = VersionFacts(LegalRegime.COOPERATION, date(2025, 1, 1), date(2028, 1, 1), "Fler i arbete")
GOAL = GoalFacts(GoalMeasure.SHARE_WOMEN, "Hälften kvinnor", "Styrgruppen", "Lika villkor", "care", 50)


class Story:
    """A coordinator with an agreement; `do` runs a deed as the coordinator."""

    def __init__(self):
        self.owner = an_organisation()
        self.office = an_organisation(OrganisationKind.EMPLOYMENT_SERVICE)
        self.actor = an_actor(Role.COORDINATOR, self.owner)
        self.agreement = self.do(begin_agreement, owner=self.owner, name="Larchs överenskommelse", facts=FACTS)

    def do(self, deed, **facts):
        with acting_as(self.actor):
            return deed(actor=self.actor, now=NOON, **facts)

    def step(self, deed, **facts):
        return self.do(deed, agreement=self.agreement, **facts)

    def put(self, section, facts, row=None):
        return self.step(put_row, section=section, facts=facts, row=row)

    def filled(self):
        self.step(add_party, organisation=self.office)
        self.put("target_groups", TargetGroupFacts(TargetGroupKind.YOUNG, "SFS 2022:811"))
        self.put("goals", GOAL)
        self.put("team", TeamMemberFacts(TeamKind.STEERING, "Eva Ek", self.owner.pk))
        self.step(open_negotiation)
        return self

    def all_sign(self):
        for party in newest_version(self.agreement).parties.all():
            self.step(sign_party, party=party, signatory="Eva Ek", title="Chef", signed_on=TODAY)
        return self

    def signed(self):
        self.filled().all_sign().step(sign_agreement)
        return self


@pytest.fixture
def story():
    return Story()


def test_a_draft_has_the_owner_as_first_party_and_its_municipality(story):
    contents = contents_of(newest_version(story.agreement))

    assert [party.name for party in contents.parties] == [story.owner.name]
    assert contents.municipalities == ("2403",)
    assert Event.objects.get(deed="agreement:begin").subject_id == story.agreement.pk


def test_the_people_of_a_party_see_the_agreement_as_long_as_it_is_one(story):
    officer = an_actor(Role.OFFICER, story.office)
    assert not list_agreements(officer)

    story.step(add_party, organisation=story.office)
    assert list(list_agreements(officer)) == [story.agreement]

    party = newest_version(story.agreement).parties.get(organisation=story.office)
    story.step(remove_party, party=party)
    assert not list_agreements(officer)


def test_a_party_stands_once_and_the_owner_stays(story):
    with pytest.raises(PartyTwice):
        story.step(add_party, organisation=story.owner)
    with pytest.raises(OwnerIsParty):
        story.step(remove_party, party=newest_version(story.agreement).parties.get())


def test_rows_are_added_changed_and_taken_away(story):
    goal = story.put("goals", GOAL)
    story.put("goals", replace(GOAL, target=40), row=goal.pk)
    assert newest_version(story.agreement).goals.get().target == 40

    story.step(remove_row, section="goals", row=goal.pk)
    assert not newest_version(story.agreement).goals.exists()
    assert {"agreement:add-goal", "agreement:change-goal", "agreement:remove-goal"} <= set(
        Event.objects.values_list("deed", flat=True)
    )


def test_ground_appendix_and_municipalities_are_written(story):
    story.step(change_ground, name="Nytt namn", facts=replace(FACTS, purpose="Annat"))
    story.step(write_appendix, kind=AppendixKind.NEEDS, body=" Vården behöver folk ")
    story.step(cover_municipalities, codes={"2401", "2403"})

    contents = contents_of(newest_version(story.agreement))
    story.agreement.refresh_from_db()
    assert (story.agreement.name, contents.facts.purpose) == ("Nytt namn", "Annat")
    assert contents.appendices[0].body == "Vården behöver folk"
    assert contents.municipalities == ("2401", "2403")


def test_a_name_is_needed(story):
    with pytest.raises(WordsMissing):
        story.step(change_ground, name=" ", facts=FACTS)


def test_the_right_role_next_door_and_the_other_party_change_nothing(story):
    story.filled()
    for stranger in (an_actor(Role.COORDINATOR), an_actor(Role.OFFICER, story.office)):
        for deed, facts in (
            (open_negotiation, {}),
            (sign_agreement, {}),
            (activate_agreement, {}),
            (begin_revision, {"reason": "x"}),
            (end_agreement, {"reason": "x"}),
            (add_party, {"organisation": story.office}),
            (write_appendix, {"kind": AppendixKind.NEEDS, "body": "x"}),
        ):
            with pytest.raises(NotAllowed), acting_as(stranger):
                deed(actor=stranger, agreement=story.agreement, now=NOON, **facts)
    neighbour = an_actor(Role.COORDINATOR)
    with pytest.raises(NotAllowed), acting_as(neighbour):
        begin_agreement(actor=neighbour, owner=story.owner, name="x", facts=FACTS, now=NOON)


def test_every_missing_condition_is_told_at_once(story):
    story.step(open_negotiation)

    with pytest.raises(SeveralRefusals) as refused:
        story.step(sign_agreement)
    assert len(refused.value.refusals) == 5  # Office, target group, goal, steering group, and the party's signature.
    with pytest.raises(SeveralRefusals):
        party = newest_version(story.agreement).parties.get()
        story.step(sign_party, party=party, signatory="Eva Ek", title="", signed_on=TODAY)


def test_a_draft_cannot_be_signed(story):
    with pytest.raises(StepNotAllowed):
        story.step(sign_agreement)


def test_a_signature_has_a_name_and_a_day_that_has_been(story):
    party = story.filled() and newest_version(story.agreement).parties.first()

    with pytest.raises(WordsMissing):
        story.step(sign_party, party=party, signatory=" ", title="", signed_on=TODAY)
    with pytest.raises(SignedTooEarly):
        story.step(sign_party, party=party, signatory="Eva Ek", title="", signed_on=date(2030, 1, 1))


def test_words_that_somebody_has_signed_are_changed_only_after_taking_the_signatures_back(story):
    story.filled().all_sign()

    with pytest.raises(PartySignedAlready):
        story.put("goals", GOAL)
    story.step(take_back_signatures)
    story.put("goals", GOAL)
    assert not newest_version(story.agreement).parties.exclude(signed_on=None).exists()


def test_taking_it_back_to_draft_takes_the_signatures_too(story):
    story.filled().all_sign().step(take_back_to_draft)

    assert story.agreement.state == "draft"
    assert not newest_version(story.agreement).parties.exclude(signed_on=None).exists()


def test_a_signed_version_is_frozen_also_for_plain_sql(story):
    story.signed()

    with pytest.raises(VersionIsSigned):
        story.put("goals", GOAL)
    for statement in (
        "UPDATE agreements_agreementversion SET purpose = 'annat'",
        "DELETE FROM agreements_agreementgoal",
        "UPDATE agreements_agreementparty SET signatory = 'någon annan'",
    ):
        with pytest.raises(DatabaseError, match="signed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_revision_is_a_new_version_with_reason_author_and_readable_difference(story):
    story.signed().step(activate_agreement)
    story.step(begin_revision, reason="Fler män söker till vården")
    goal = newest_version(story.agreement).goals.get()
    story.put("goals", replace(GOAL, target=40), row=goal.pk)

    new, old = newest_version(story.agreement), get_version(story.agreement, 1)

    found = differences(contents_of(old), contents_of(new))
    assert [one.section for one in found] == [AgreementSection.GOALS]
    assert (new.number, new.reason, new.author_id) == (2, "Fler män söker till vården", story.actor.user)
    assert not new.parties.exclude(signed_on=None).exists()
    assert old.goals.get().target == 50


def test_a_revision_is_signed_and_put_in_force_like_the_first(story):
    story.signed().step(activate_agreement)
    story.step(begin_revision, reason="Ny period")
    story.all_sign().step(sign_agreement)
    story.step(activate_agreement)

    assert story.agreement.state == "active"
    assert newest_version(story.agreement).signed_at == NOON


def test_a_revision_and_an_end_need_a_reason(story):
    story.signed()
    for deed in (begin_revision, end_agreement):
        with pytest.raises(ReasonMissing):
            story.step(deed, reason=" ")


def test_an_ended_agreement_stays_as_it_is(story):
    story.step(end_agreement, reason="Ingen fortsättning")

    with pytest.raises(AgreementHasEnded):
        story.put("goals", GOAL)
    assert Event.objects.get(deed="agreement:end").note == "Ingen fortsättning"


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE agreements_agreementversion SET regime = 'duna'", "agreement_regime_in_force"),
        ("UPDATE agreements_agreementgoal SET owner = ''", "goal_has_owner_and_reason"),
        ("UPDATE agreements_targetgroup SET law = ''", "target_group_has_law"),
        ("UPDATE agreements_agreementparty SET signed_on = '2026-01-01'", "signature_has_a_name"),
        ("UPDATE agreements_agreementversion SET signed_at = now()", "not every party has signed"),
    ],
)
def test_the_database_keeps_the_rules_of_an_agreement_too(story, statement, rule):
    story.filled()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
