"""Only what changed is worked out again: one person among many, one profile among many, one day that has come."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from jobbspar.core.kept_answers import Kept, renew
from jobbspar.core.profiles import RequiredWhen, Requirement, RequirementKind
from jobbspar.core.requirements import RULE_VERSION, Evidence, check_profile

TODAY = date(2026, 11, 24)
NAMES = ("Körkort B", "Truckförarbevis", "Basal hygien", "Heta arbeten")


class Checks:
    """People against profiles; the fingerprint is of evidence, requirements and rules."""

    def __init__(self, people: int, profiles: int) -> None:
        dice = Random(people * 1000 + profiles)
        self.people = {number: self._evidence(dice) for number in range(people)}
        self.profiles = {number: tuple(map(self._asked, dice.sample(NAMES, 2))) for number in range(profiles)}
        self.version = RULE_VERSION

    def _evidence(self, dice: Random) -> tuple[Evidence, ...]:
        return tuple(self.seen(name, fulfils=dice.random() < 0.5) for name in dice.sample(NAMES, 2))

    def seen(self, name: str, **facts: object) -> Evidence:
        return Evidence(kind=RequirementKind.CERTIFICATE, name=name, **{"dated": date(2026, 1, 1), **facts})

    def _asked(self, name: str) -> Requirement:
        return Requirement(kind=RequirementKind.CERTIFICATE, name=name, when=RequiredWhen.AT_HIRE)

    def wanted(self) -> dict[tuple[int, int], str]:
        return {
            (person, profile): repr((evidence, requirements, self.version))
            for person, evidence in self.people.items()
            for profile, requirements in self.profiles.items()
        }

    def work_out(self, pair: tuple[int, int]):
        evidence = self.people[pair[0]]
        answers = check_profile(self.profiles[pair[1]], evidence=evidence, yields=(), today=TODAY)
        return answers, min((one.expires for one in evidence if one.expires), default=None)

    def renew(self, kept, today: date = TODAY):
        return renew(self.wanted(), kept=kept, today=today, work_out=self.work_out)


@pytest.fixture
def checks():
    return Checks(people=40, profiles=7)


def test_the_first_time_everything_is_worked_out(checks):
    assert len(checks.renew({}).worked_out) == 40 * 7


def test_the_second_time_nothing_is(checks):
    assert checks.renew(checks.renew({}).answers).worked_out == ()


def test_one_changed_person_costs_that_persons_pairs_only(checks):
    before = checks.renew({}).answers
    checks.people[11] = (*checks.people[11], checks.seen("Körkort B"))

    after = checks.renew(before)

    assert sorted(after.worked_out) == [(11, profile) for profile in range(7)]
    assert after.answers == checks.renew({}).answers


def test_one_more_person_costs_that_persons_pairs_only(checks):
    before = checks.renew({}).answers
    checks.people[99] = ()

    assert sorted(checks.renew(before).worked_out) == [(99, profile) for profile in range(7)]


def test_one_changed_profile_costs_that_profiles_pairs_only(checks):
    before = checks.renew({}).answers
    checks.profiles[3] = checks.profiles[3][:1]

    after = checks.renew(before)

    assert sorted(after.worked_out) == [(person, 3) for person in range(40)]
    assert after.answers == checks.renew({}).answers


def test_new_rules_cost_everything(checks):
    before = checks.renew({}).answers
    checks.version = "2027-01"

    assert len(checks.renew(before).worked_out) == 40 * 7


def test_evidence_that_runs_out_is_noticed_though_nobody_has_written_anything(checks):
    tomorrow = TODAY + timedelta(days=1)
    checks.people[5] = (checks.seen("Körkort B", expires=tomorrow),)
    before = checks.renew({}).answers

    assert checks.renew(before).worked_out == ()
    assert {person for person, _ in checks.renew(before, today=tomorrow).worked_out} == {5}


def test_what_is_no_longer_wanted_is_left_out(checks):
    before = checks.renew({}).answers
    del checks.people[0]

    assert all(person for person, _ in checks.renew(before).answers)


def test_a_kept_answer_holds_until_its_day_and_for_its_fingerprint():
    kept = Kept("ja", "a", until=TODAY)

    assert kept.holds(fingerprint="a", today=TODAY - timedelta(days=1))
    assert not kept.holds(fingerprint="a", today=TODAY)
    assert not replace(kept, until=None).holds(fingerprint="b", today=TODAY)
