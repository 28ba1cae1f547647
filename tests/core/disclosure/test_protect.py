"""What a protected table shows and hides."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobbspar
from jobbspar.core.disclosure.attack import attack, faults
from jobbspar.core.disclosure.protect import protect, protect_together
from jobbspar.core.disclosure.tables import SEAL, Dimension, RawCounts, SafeCounts, Share

SEX = Dimension("sex", ("woman", "man", "unknown"))
OUTCOME = Dimension("outcome", ("work", "studies", "support", "interrupted", "unknown"))
SCHOOLING = Dimension("schooling", ("short", "nine years", "upper", "unknown"))
STAGE = Dimension("stage", ("interested", "invited", "met employer", "selected"), is_nested=True)


def counted(dimensions: tuple[Dimension, ...], **people: int) -> RawCounts:
    """`woman_work=3` is three women with work."""
    return RawCounts("participants", dimensions, {tuple(key.split("_")): count for key, count in people.items()})


counts = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 14, 40])


@st.composite
def tables(draw: st.DrawFn, *dimensions: Dimension) -> RawCounts:
    people = {(): 0} if not dimensions else {}
    for crossing in _crossings(dimensions):
        people[crossing] = draw(counts)
    return RawCounts("participants", dimensions, people)


def _crossings(dimensions: tuple[Dimension, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for dimension in dimensions:
        found = [(*before, category) for before in found for category in dimension.categories]
    return found


@st.composite
def pages(draw: st.DrawFn) -> list[RawCounts]:
    """Two tables about the same people: sex by outcome, and sex by schooling or a recruitment by sex."""
    other = draw(st.sampled_from([SCHOOLING, STAGE]))
    joint = draw(st.dictionaries(st.sampled_from(_crossings((SEX, OUTCOME, other))), counts, max_size=14))
    one: dict[tuple[str, ...], int] = {}
    two: dict[tuple[str, ...], int] = {}
    for (sex, outcome, third), count in joint.items():
        one[sex, outcome] = one.get((sex, outcome), 0) + count
        two[sex, third] = two.get((sex, third), 0) + count
    return [RawCounts("participants", (SEX, OUTCOME), one), RawCounts("participants", (SEX, other), two)]


class TestAnyTable:
    @settings(max_examples=25, deadline=None)
    @given(tables(SEX) | tables(OUTCOME) | tables(STAGE) | tables(SEX, OUTCOME) | tables(SEX, STAGE))
    def test_has_no_fault_that_an_attacker_finds(self, raw: RawCounts):
        assert faults([raw], [protect(raw)]) == []

    @settings(max_examples=8, deadline=None)
    @given(pages())
    def test_on_a_page_with_another_has_none_either(self, page: list[RawCounts]):
        assert faults(page, protect_together(page)) == []

    @settings(max_examples=20, deadline=None)
    @given(tables(SEX, OUTCOME))
    def test_is_protected_in_the_same_way_every_time(self, raw: RawCounts):
        shuffled = replace(raw, people=dict(reversed(list(raw.people.items()))))

        assert protect(raw) == protect(shuffled)

    @settings(max_examples=20, deadline=None)
    @given(tables(SEX, OUTCOME))
    def test_shows_the_true_counts_and_hides_a_share_with_its_counts(self, raw: RawCounts):
        safe = protect(raw)
        truth = raw.values()

        for sex in SEX.categories:
            for outcome in OUTCOME.categories:
                part, whole = safe.count(sex=sex, outcome=outcome), safe.count(sex=sex)
                share = safe.share({"sex": sex, "outcome": outcome}, among={"sex": sex})
                assert part in (None, truth[safe.cell(sex=sex, outcome=outcome)])
                assert (share is None) == (part is None or not whole)
                assert share is None or (share.part, share.whole) == (part, whole)

    @given(st.integers(0, 400), st.integers(1, 400))
    def test_rounds_a_half_per_cent_upwards(self, part: int, whole: int):
        percent = Share(part, whole).percent

        assert 2 * percent * whole <= 200 * part + whole < 2 * (percent + 1) * whole


class TestSmallCounts:
    def test_are_hidden_with_one_more_so_that_subtraction_does_not_help(self):
        safe = protect(counted((SEX,), woman=30, man=3, unknown=12))

        assert (safe.count(), safe.count(sex="woman")) == (45, 30)
        assert safe.count(sex="man") is None
        assert safe.count(sex="unknown") is None

    def test_are_not_given_away_by_their_sum(self):
        safe = protect(counted((SEX,), woman=30, man=2, unknown=2))

        assert [safe.count(sex=sex) for sex in SEX.categories] == [None, None, None]
        assert safe.count() == 34

    def test_in_a_cross_table_are_not_found_through_row_and_column(self):
        raw = counted((SEX, OUTCOME), woman_work=20, woman_studies=10, man_work=15, man_studies=3)
        safe = protect(raw)
        known = attack([safe])

        assert safe.count(sex="man", outcome="studies") is None
        assert safe.count(sex="woman", outcome="work") is None
        assert known[safe.cell(sex="man", outcome="studies")] == (0, 13)
        assert (safe.count(sex="man"), safe.count(outcome="studies"), safe.count()) == (18, 13, 48)

    def test_are_hidden_even_when_a_reader_could_use_the_other_table(self):
        by_sex = counted((SEX,), woman=21, man=3, unknown=0)
        by_both = counted((SEX, OUTCOME), woman_work=15, woman_studies=6, man_work=3)

        alone, together = protect_together([by_sex, by_both])

        assert alone.count(sex="woman") is None
        assert together.count(sex="woman") is None
        assert faults([by_sex, by_both], [alone, together]) == []

    def test_of_none_at_all_leave_everything_in_sight(self):
        raw = counted((SEX, OUTCOME), woman_work=20, woman_studies=10, man_work=15, man_studies=8)
        safe = protect(raw)

        assert not safe.has_hidden
        assert safe.sum_of({"sex": "woman", "outcome": "work"}, {"sex": "man", "outcome": "work"}) == 35

    def test_make_a_sum_hidden_too(self):
        safe = protect(counted((SEX,), woman=30, man=3, unknown=12))

        assert safe.sum_of({"sex": "woman"}, {"sex": "man"}) is None


class TestZeros:
    def test_are_shown(self):
        safe = protect(counted((OUTCOME,), work=12, studies=7))

        assert safe.count(outcome="support") == 0

    def test_are_hidden_where_they_would_say_what_all_in_a_small_group_are(self):
        raw = counted((SEX, OUTCOME), woman_work=20, woman_studies=10, man_work=0, man_studies=3)
        safe = protect(raw)

        assert safe.count(sex="man") is None
        assert safe.count(sex="man", outcome="work") is None

    def test_are_hidden_when_they_would_say_that_every_group_is_small(self):
        raw = counted((OUTCOME,), work=2, studies=1, support=1, interrupted=1, unknown=0)
        safe = protect(raw)

        assert [safe.count(outcome=outcome) for outcome in OUTCOME.categories] == [None] * 5
        assert safe.count() == 5

    def test_that_everyone_expects_are_shown_and_hide_nothing(self):
        people = {("woman", "work"): 9, ("man", "work"): 6, ("man", "studies"): 3}
        impossible = frozenset({("unknown", outcome) for outcome in OUTCOME.categories})
        raw = RawCounts("participants", (SEX, OUTCOME), people, impossible)

        safe = protect(raw)

        assert all(safe.count(sex="unknown", outcome=outcome) == 0 for outcome in OUTCOME.categories)


class TestAFewPeople:
    @pytest.mark.parametrize("people", [1, 2, 3, 4])
    def test_make_the_table_withheld(self, people: int):
        safe = protect(counted((SEX,), woman=people))

        assert safe.is_withheld
        assert safe.count() is None
        assert safe.count(sex="man") is None
        assert safe.share({"sex": "woman"}) is None

    def test_nobody_is_nothing_to_hide(self):
        safe = protect(counted((SEX,)))

        assert (safe.is_withheld, safe.count(), safe.count(sex="man")) == (False, 0, 0)

    def test_in_one_population_do_not_withhold_another(self):
        few = replace(counted((SEX,), woman=3), population="left in spring")
        many = counted((SEX,), woman=30)

        assert [safe.is_withheld for safe in protect_together([few, many])] == [True, False]


class TestStagesOfARecruitment:
    def test_count_everyone_who_came_so_far(self):
        safe = protect(counted((STAGE,), interested=10, invited=8, **{"met employer": 12, "selected": 20}))

        assert [safe.count(stage=stage) for stage in STAGE.categories] == [50, 40, 32, 20]
        assert safe.share({"stage": "selected"}, among={"stage": "invited"}) == Share(20, 40)

    def test_do_not_give_away_that_two_people_stopped(self):
        raw = counted((STAGE,), interested=10, invited=2, **{"met employer": 12, "selected": 20})
        safe = protect(raw)
        shown = [safe.count(stage=stage) for stage in STAGE.categories]

        assert None in shown[1:3]
        assert faults([raw], [safe]) == []


class TestNobodyElseMakesSafeCounts:
    def test_not_by_calling(self):
        with pytest.raises(TypeError, match="only protect"):
            SafeCounts("participants", (SEX,), {}, False, object())

    def test_not_by_changing_one(self):
        safe = protect(counted((SEX,), woman=30, man=3, unknown=12))

        with pytest.raises((TypeError, ValueError)):
            replace(safe, shown={})

    def test_the_seal_is_used_in_protect_alone(self):
        package = Path(jobbspar.__file__).parent
        users = {path.name for path in package.rglob("*.py") if "SEAL" in path.read_text(encoding="utf-8")}

        assert users == {"tables.py", "protect.py"}


class TestTheAttacker:
    def test_finds_a_lone_hidden_cell(self):
        raw = counted((SEX,), woman=30, man=3, unknown=12)
        careless = {cell: count for cell, count in raw.values().items() if count != 3}
        careless_table = SafeCounts("participants", (SEX,), careless, False, SEAL)

        assert faults([raw], [careless_table]) == ["[('sex', 'man')] is known to be 3–3"]

    def test_finds_what_two_tables_say_together(self):
        by_sex = counted((SEX,), woman=30, man=3, unknown=12)
        by_both = counted((SEX, OUTCOME), woman_work=30, man_work=3, unknown_work=12)
        apart = [protect(by_sex), protect(by_both)]
        apart[1] = SafeCounts("participants", (SEX, OUTCOME), {**apart[1].shown, **_men(by_sex, 12)}, False, SEAL)

        assert faults([by_sex, by_both], apart) != []

    def test_knows_a_small_count_and_a_wrong_one_when_it_sees_them(self):
        raw = counted((SEX,), woman=30, man=3, unknown=12)
        wrong = {cell: count + (count == 30) for cell, count in raw.values().items()}

        assert len(faults([raw], [SafeCounts("participants", (SEX,), wrong, False, SEAL)])) == 2


def _men(raw: RawCounts, count: int) -> dict:
    return {cell: n for cell, n in raw.values().items() if n == count}


class TestNonsense:
    def test_tables_that_close_a_ring_are_refused(self):
        ring = [counted((SEX, OUTCOME)), counted((OUTCOME, SCHOOLING)), counted((SCHOOLING, SEX))]

        with pytest.raises(ValueError, match="ring"):
            protect_together(ring)

    def test_tables_in_a_star_are_welcome(self):
        star = [counted((SEX, OUTCOME)), counted((SCHOOLING, OUTCOME)), counted((SEX,)), counted(())]

        assert len(protect_together(star)) == 4

    def test_tables_that_do_not_agree_are_refused(self):
        with pytest.raises(ValueError, match="do not agree"):
            protect_together([counted((SEX,), woman=30), counted((OUTCOME,), work=29)])

    def test_one_dimension_has_one_set_of_categories(self):
        other = Dimension("sex", ("woman", "man"))

        with pytest.raises(ValueError, match="different ways"):
            protect_together([counted((SEX,)), counted((other,))])

    @pytest.mark.parametrize("people", [{("nobody",): 3}, {("woman",): -1}, {("woman", "work"): 1}])
    def test_counts_of_what_is_not_in_the_table_are_refused(self, people: dict):
        with pytest.raises(ValueError):
            RawCounts("participants", (SEX,), people)

    def test_a_cell_that_does_not_exist_is_an_error_and_not_a_zero(self):
        safe = protect(counted((SEX,), woman=30))

        with pytest.raises(KeyError):
            safe.count(sex="other")
        with pytest.raises(KeyError):
            safe.count(outcome="work")

    def test_a_share_is_of_something_the_part_belongs_to(self):
        safe = protect(counted((SEX, OUTCOME), woman_work=30))

        with pytest.raises(ValueError):
            safe.share({"outcome": "work"}, among={"sex": "woman"})
