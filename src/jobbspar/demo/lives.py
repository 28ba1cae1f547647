"""What happens to a person in a round: goals, decisions, results, weeks, talks, obstacles, a workplace."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from jobbspar.apps.plans.actions import (
    add_placement,
    change_step,
    close_deviation,
    hold_check_in,
    note_decision,
    note_deviation,
    note_register_check,
    note_result,
    note_week,
    solve_obstacle,
    write_goals,
    write_next_step,
)
from jobbspar.apps.plans.queries import get_plan, list_goals, list_steps
from jobbspar.core.access import Actor
from jobbspar.core.activities import ActivityKind
from jobbspar.core.calendar import add_working_days, first_working_day_from, is_working_day
from jobbspar.core.participation import (
    CheckInFacts,
    CheckInForm,
    DecisionState,
    GoalProgress,
    NextStep,
    NoteReaders,
    ObstacleFacts,
    Severity,
    StepResult,
)
from jobbspar.core.placements import PlacementFacts, PlacementType
from jobbspar.demo.at_work import work
from jobbspar.demo.runs import Going, Played
from jobbspar.demo.stage import Stage
from jobbspar.demo.talk import (
    AGREED,
    COMMENTS,
    DEVIATIONS,
    GOALS,
    INCOMES,
    LANGUAGE,
    NEXT_STEPS,
    OBSTACLES,
    WISHES_AFTER,
    WORKS,
)

if TYPE_CHECKING:
    from jobbspar.apps.plans.models import PlannedStep

PLACED_IN = {
    ActivityKind.APL: PlacementType.APL,
    ActivityKind.WORK_PRACTICE: PlacementType.WORK_PRACTICE,
    ActivityKind.WORK_TRAINING: PlacementType.WORK_TRAINING,
}
WEEKS_NOTED, WEEKS_NOTED_LONG_AGO, DAYS_IN_WEEK_PLANNED = 4, 2, 5


def live(stage: Stage, actor: Actor, here: Played, going: Going) -> None:
    """From the first day to the end of the round, or to last Friday where it goes on."""
    _say_goals(stage, actor, here, going)
    steps = list_steps(going.participation)
    for step in steps:
        step.participation = going.participation  # Spares the deeds a look-up each.
        _go_through(stage, actor, going, step)
        if step.activity.kind in PLACED_IN:
            _place(stage, actor, here, going, step)
    if going.number % 5 == 4 and steps:
        _adapt(stage, actor, going, steps[-1])
    until = min(here.ends, stage.friday)
    _attend(stage, actor, here, going, until)
    _talk(stage, actor, here, going, until)
    if going.number % 4 == 1:
        _deviate(stage, actor, here, going, until)
    if going.fate == "o":
        _say_next(stage, actor, here, going)


def _say_goals(stage: Stage, actor: Actor, here: Played, going: Going) -> None:
    plan = get_plan(going.participation)
    plan.participation = going.participation
    number = going.number + len(here.run.track)
    write_goals(
        actor=actor,
        plan=plan,
        goal=GOALS[number % len(GOALS)],
        wish_after=WISHES_AFTER[number % len(WISHES_AFTER)],
        income=INCOMES[number % len(INCOMES)],
        now=stage.moment(here.round.starts + timedelta(days=2)),
    )


def _go_through(stage: Stage, actor: Actor, going: Going, step: "PlannedStep") -> None:
    """Decisions come before steps, some late; results when a step is over."""
    waits = step.starts > stage.friday and going.number % 3 == 0
    if step.decision == DecisionState.WAITING and not waits:
        note_decision(
            actor=actor,
            step=step,
            decision=DecisionState.GRANTED,
            decided_by="Arbetsförmedlingen" if step.activity.decider == "employment_service" else "Rektor för komvux",
            now=stage.moment(step.starts - timedelta(days=10)),
        )
    if step.ends <= stage.friday:
        more = going.number % 7 == 3 and step.activity.kind in (ActivityKind.SFI, ActivityKind.VOCATIONAL_SWEDISH)
        result = StepResult.NEEDS_MORE if more else StepResult.REACHED
        note_result(actor=actor, step=step, result=result, now=stage.moment(step.ends))
    elif step.starts <= stage.friday:
        note_result(actor=actor, step=step, result=StepResult.ONGOING, now=stage.moment(step.starts))


def _place(stage: Stage, actor: Actor, here: Played, going: Going, step: "PlannedStep") -> None:
    """Three with each supervisor, all of them trained; nobody is placed long before it is time."""
    supervisors = stage.supervisors.get(here.run.track, [])
    if not supervisors or step.starts > stage.day(8) or going.number // 3 >= len(supervisors):
        return
    supervisor = supervisors[going.number // 3]
    placement = add_placement(
        actor=actor,
        participation=going.participation,
        workplace=supervisor.workplace,
        supervisor=supervisor,
        facts=PlacementFacts(
            kind=PLACED_IN[ActivityKind(step.activity.kind)],
            starts=step.starts,
            ends=step.ends,
            hours_per_week=30,
            tasks="De första uppgifterna i profilen, tillsammans med handledaren.",
            tasks_not_allowed="Aldrig ensam i början.",
            learning_goals="Klara de första uppgifterna på egen hand och säga till när något är oklart.",
            safety_intro_on=step.starts,
            union_asked_on=step.starts - timedelta(days=14),
            union_answer="Inget att invända.",
            employer_checked_on=step.starts - timedelta(days=20),
            employer_checked_by="Arbetsförmedlingen",
        ),
        now=stage.moment(step.starts - timedelta(days=14)),
    )
    if here.run.track == "preschool":
        day = step.starts - timedelta(days=5)
        note_register_check(actor=actor, placement=placement, by="Rektor på förskolan", now=stage.moment(day))
    if step.starts <= stage.friday:
        work(stage, actor, placement, starts=step.starts, number=going.number)


def _adapt(stage: Stage, actor: Actor, going: Going, step: "PlannedStep") -> None:
    """One in five has the last step made longer or shorter, and the page says why."""
    longer = going.number % 2 == 0
    reason = "Mer tid för språket på arbetsplatsen." if longer else "Har arbetat med det förut och kan redan mycket."
    change = timedelta(weeks=2 if longer else -1)
    now = stage.moment(step.starts - timedelta(days=12))
    change_step(actor=actor, step=step, starts=step.starts, ends=step.ends + change, reason=reason, now=now)


def _attend(stage: Stage, actor: Actor, here: Played, going: Going, until: date) -> None:
    """Days a week, in the last weeks. Why somebody was away is nobody's business here."""
    monday = until - timedelta(days=until.weekday())
    weeks = WEEKS_NOTED_LONG_AGO if here.run.goes_to == "closed" else WEEKS_NOTED
    for back in range(1, weeks + 1):
        week = monday - timedelta(weeks=back)
        planned = sum(is_working_day(week + timedelta(days=day)) for day in range(DAYS_IN_WEEK_PLANNED))
        if week < here.round.starts or not planned:
            continue
        away = stage.chance.choice((0, 0, 0, 0, 1, 1, 2)) + (2 if going.number == 4 else 0)
        note_week(
            actor=actor,
            participation=going.participation,
            day=week,
            planned=planned,
            present=max(0, planned - away),
            now=stage.moment(week + timedelta(days=4)),
        )


def _talk(stage: Stage, actor: Actor, here: Played, going: Going, until: date) -> None:
    """A talk after a month where the round goes on, and one late. Each obstacle has an owner, seldom the person."""
    days = (here.round.starts + timedelta(weeks=4), add_working_days(until, -5 - going.number))
    kept = days[1:] if here.run.goes_to == "closed" else days
    held = sorted(day for day in set(kept) if here.round.starts < day <= stage.friday)
    for nth, day in enumerate(held):
        number = going.number + nth + len(here.run.key)
        is_last = nth == len(held) - 1
        check_in = hold_check_in(
            actor=actor,
            participation=going.participation,
            facts=CheckInFacts(
                held_on=day,
                form=list(CheckInForm)[number % len(CheckInForm)],
                present=f"{going.person.given_name}, {actor.name}",
                works_well=WORKS[number % len(WORKS)],
                language_progress=LANGUAGE[number % len(LANGUAGE)],
                own_comment=COMMENTS[number % len(COMMENTS)],
                own_rating=None if number % 5 == 0 else 3 + number % 3,
                agreed=AGREED[number % len(AGREED)],
                next_on=day + timedelta(weeks=4),
                seen_by=NoteReaders.AUTHORITIES if number % 4 == 0 else NoteReaders.PERSON,
            ),
            goals=_goals(going, number),
            obstacles=_obstacles(number, day) if number % 2 == 0 else (),
            now=stage.moment(day),
        )
        if not (is_last and going.fate == "o"):
            for obstacle in check_in.obstacles.all():
                obstacle.participation = going.participation
                solve_obstacle(actor=actor, obstacle=obstacle, now=stage.moment(obstacle.due_on))


def _goals(going: Going, number: int) -> dict[int, GoalProgress]:
    """Some goals are talked about and some are not."""
    progress = list(GoalProgress)
    asked = list_goals(going.participation)
    return {goal.pk: progress[(number + nth) % len(progress)] for nth, goal in enumerate(asked)}


def _obstacles(number: int, day: date) -> tuple[ObstacleFacts, ...]:
    text, owner, action, by = OBSTACLES[number // 2 % len(OBSTACLES)]
    return (ObstacleFacts(text=text, owner=owner, action=action, action_by=by, due_on=add_working_days(day, 8)),)


def _deviate(stage: Stage, actor: Actor, here: Played, going: Going, until: date) -> None:
    kind, what, owner, action = DEVIATIONS[(going.number // 4 + len(here.run.key)) % len(DEVIATIONS)]
    day = until - timedelta(weeks=3)
    deviation = note_deviation(
        actor=actor,
        participation=going.participation,
        kind=kind,
        severity=list(Severity)[going.number % len(Severity)],
        what=what,
        owner=owner,
        action=action,
        due_on=day + timedelta(weeks=2),
        now=stage.moment(day),
    )
    if going.fate != "o" or going.number != 5:
        deviation.participation = going.participation
        close_deviation(actor=actor, deviation=deviation, now=stage.moment(day + timedelta(weeks=2)))


def _say_next(stage: Stage, actor: Actor, here: Played, going: Going) -> None:
    """Most have something ahead within a month; for one in each round the day has passed without anybody writing."""
    plan = get_plan(going.participation)
    plan.participation = going.participation
    ahead = 3 + 4 * going.number if going.number != 2 else -6
    write_next_step(
        actor=actor,
        plan=plan,
        next_step=NextStep(
            NEXT_STEPS[(going.number + len(here.run.key)) % len(NEXT_STEPS)],
            first_working_day_from(stage.monday + timedelta(days=ahead)),
            stage.users[here.coordinator].name,
        ),
        now=stage.moment(stage.friday - timedelta(days=14)),
    )
