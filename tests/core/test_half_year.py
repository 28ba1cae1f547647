"""The tables of a half-year are those of the counts given, however often other counts have been protected before."""

from jobbspar.core.half_year import Group, Part, half_year_tables


def present(**people_in_track):
    return [
        Group(Part.PRESENT_BY_TRACK, people, track=int(track[1:]), sex="woman")
        for track, people in people_in_track.items()
    ] + [Group(Part.PRESENT_BY_EDUCATION, sum(people_in_track.values()), education="unknown")]


def test_the_same_counts_are_protected_once():
    counts = present(t1=7, t2=9)

    assert half_year_tables(counts, tracks=(1, 2)) is half_year_tables(iter(counts), tracks=(1, 2))


def test_a_count_that_has_become_small_is_hidden_though_it_was_shown_before():
    before = half_year_tables(present(t1=7, t2=9), tracks=(1, 2))
    after = half_year_tables(present(t1=3, t2=9), tracks=(1, 2))

    assert (before.by_track.count(track="1"), after.by_track.count(track="1")) == (7, None)


def test_one_more_track_without_people_is_in_the_table():
    half_year_tables(present(t1=7), tracks=(1,))

    assert half_year_tables(present(t1=7), tracks=(1, 2)).by_track.count(track="2") == 0
