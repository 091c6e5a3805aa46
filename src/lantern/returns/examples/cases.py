"""One fictional child for each way in which a duty can stand, and for each shape that a census can have.

Each case is a function from the parts to a child. Every file begins with one of each, in this order.
"""

from collections.abc import Callable

from lantern.returns.cin.child import Child, Episode, NeedPlan
from lantern.returns.examples.parts import Parts

Case = Callable[[Parts], Child]


def no_further_action(p: Parts) -> Child:
    """A referral that went no further: the assessment is not required."""
    return p.child(p.episode(p.day(0, 330))._replace(need="", no_further_action=True))


def assessed_in_time(p: Parts) -> Child:
    """Assessed in time, then closed."""
    on = p.day(0, 200)
    took = p.assessment(on + 1, p.chance.randint(15, 40))
    closed_on = p.days.working(took.authorised_on or on, 3)
    return p.child(p.episode(on)._replace(assessments=(took,), closed_on=closed_on, reason="RC8"))


def assessed_on_the_last_day(p: Parts) -> Child:
    """Assessed on the very day it was due."""
    on = p.day(0, 250)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 45),)))


def assessed_a_day_late(p: Parts) -> Child:
    """Assessed one working day late, counted from the referral; in time, counted from its start."""
    on = p.day(0, 240)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(p.days.working(on, 2), 44),)))


def assessment_open(p: Parts) -> Child:
    """Referred near the end of the year: the assessment is going on."""
    on = p.day(325, 355)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, None),)))


def assessment_overdue(p: Parts) -> Child:
    """The assessment was never finished."""
    on = p.day(30, 200)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on + 1, None),)))


def decision_not_given(p: Parts) -> Child:
    """A recent referral whose decision the file does not give."""
    return p.child(p.episode(p.day(330, 355))._replace(no_further_action=None))


def assessed_again(p: Parts) -> Child:
    """A second assessment in the same episode runs from its own start."""
    on = p.day(0, 60)
    again = p.assessment(p.days.working(on, 90), p.chance.choice((30, 52, None)))
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 35), again)))


def conference_not_required(p: Parts) -> Child:
    """An enquiry that needed no conference."""
    on = p.day(0, 250)
    enquiry = p.enquiry(p.days.working(on, 2), None, not_required=True)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 20),), enquiries=(enquiry,)))


def conference_still_due(p: Parts) -> Child:
    """An enquiry begun in the last days of the year: not yet known whether a conference is needed."""
    on = p.day(350, 356)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, None),), enquiries=(p.enquiry(on + 1, None),)))


def conference_overdue(p: Parts) -> Child:
    """An enquiry with no conference long after it was due."""
    on = p.day(60, 250)
    enquiry = p.enquiry(p.days.working(on, 1), None)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 38),), enquiries=(enquiry,)))


def _with_plan(p: Parts, on: int, conference_after: int) -> tuple[Episode, int]:
    enquiry = p.enquiry(p.days.working(on, 1), conference_after)
    episode = p.episode(on)._replace(assessments=(p.assessment(on, 30),), enquiries=(enquiry,), need="N1")
    return episode, enquiry.conference_on or on


def plan_reviewed_in_time(p: Parts) -> Child:
    """A conference in time, a plan, a first review within three months and a next one within six."""
    episode, began = _with_plan(p, p.day(0, 20), p.chance.randint(9, 15))
    first = p.days.working(began, 55)
    return p.child(episode._replace(plans=(p.plan(began, first, p.days.working(first, 110)),)))


def conference_late(p: Parts) -> Child:
    """A conference some days late, and a plan whose first review is not yet due."""
    episode, began = _with_plan(p, p.day(285, 300), p.chance.randint(16, 22))
    return p.child(episode._replace(plans=(p.plan(began),)))


def first_review_late(p: Parts) -> Child:
    """The first review was held late."""
    episode, began = _with_plan(p, p.day(30, 150), 14)
    return p.child(episode._replace(plans=(p.plan(began, p.days.working(p.days.months(began, 3), 8)),)))


def first_review_overdue(p: Parts) -> Child:
    """The first review was never held."""
    episode, began = _with_plan(p, p.day(30, 200), 12)
    return p.child(episode._replace(plans=(p.plan(began),)))


def next_review_overdue(p: Parts) -> Child:
    """The first review was held in time, the next one never."""
    episode, began = _with_plan(p, p.day(0, 20), 13)
    return p.child(episode._replace(plans=(p.plan(began, p.days.working(began, 50)),)))


def plan_ended(p: Parts) -> Child:
    """The plan ended at its review, a plan for a child in need followed, and the case was closed."""
    episode, began = _with_plan(p, p.day(0, 40), 13)
    ended = p.days.working(began, 58)
    need_plan = NeedPlan(ended, p.days.working(ended, 60))
    episode = episode._replace(closed_on=p.days.working(ended, 65), reason="RC7", need_plans=(need_plan,))
    return p.child(episode._replace(plans=(p.plan(began, ended, ended_on=ended),)))


def moved_in(p: Parts) -> Child:
    """A child on a plan elsewhere moved here: the conference stands in the episode itself."""
    on = p.day(20, 120)
    held = p.days.working(on, 12)
    plan = p.plan(held, p.days.working(held, 60))
    return p.child(p.episode(on)._replace(source="5C", conference_on=held, plans=(plan,)))


def moved_away(p: Parts) -> Child:
    """A child on a plan moved to another area."""
    episode, began = _with_plan(p, p.day(60, 120), 11)
    left = p.days.working(began, 40)
    return p.child(episode._replace(plans=(p.plan(began, ended_on=left),), closed_on=left, reason="RC5"))


def died(p: Parts) -> Child:
    """A child who died during the year."""
    on = p.day(30, 200)
    died_on = p.days.working(on, 12)
    episode = p.episode(on)._replace(assessments=(p.assessment(on, 10),), closed_on=died_on, reason="RC2")
    return p.child(episode, died_on=died_on)


def turned_18(p: Parts) -> Child:
    """A young person who turned 18 before the assessment was due."""
    on = p.day(300, 310)
    child = p.child(p.episode(on)._replace(assessments=(p.assessment(on, None),)))
    return child._replace(born_on=p.days.working(on, 20) - 6575)


def unborn(p: Parts) -> Child:
    """A child not yet born."""
    episode, began = _with_plan(p, p.day(300, 315), 12)
    child = p.child(episode._replace(plans=(p.plan(began),)))
    expected = p.days.ends_on + p.chance.randint(10, 90)
    return child._replace(born_on=None, expected_on=expected, sex="U", upn_unknown="", disabilities=())


def open_for_years(p: Parts) -> Child:
    """Referred years ago: the first assessment is not in this file, a later one is."""
    again = p.assessment(p.day(30, 150), 40)
    return p.child(p.episode(p.years_before(3, p.chance.randint(0, 40)))._replace(assessments=(again,)), age=(5, 16))


def plan_from_before(p: Parts) -> Child:
    """On a plan since the year before, with only this year's reviews in the file."""
    on = p.years_before(1, p.chance.randint(0, 30))
    plan = p.plan(p.days.working(on, 14), p.day(30, 60), p.day(205, 235))
    return p.child(p.episode(on)._replace(need="N1", plans=(plan,)), age=(3, 15))


def plan_from_before_with_its_reviews(p: Parts) -> Child:
    """On a plan since the year before, with every review in the file, one of them late."""
    on = p.years_before(1, p.chance.randint(0, 30))
    began = p.days.working(on, 14)
    first = p.days.working(began, 50)
    plan = p.plan(began, first, p.days.working(p.days.months(first, 6), 5), p.day(250, 260))
    return p.child(p.episode(on)._replace(need="N1", plans=(plan,)), age=(3, 15))


def two_enquiries(p: Parts) -> Child:
    """Two enquiries in one episode: the first needed no conference, the second made a plan."""
    on = p.day(0, 60)
    first = p.enquiry(p.days.working(on, 1), None, not_required=True)
    second = p.enquiry(p.days.working(on, 60), 15)
    plan = p.plan(second.conference_on or on)
    episode = p.episode(on)._replace(assessments=(p.assessment(on, 30),), enquiries=(first, second), plans=(plan,))
    return p.child(episode)


def two_plans(p: Parts) -> Child:
    """A plan that ended and a second one, in one episode."""
    on = p.day(0, 10)
    enquiries = p.enquiry(on, 10), p.enquiry(p.days.working(on, 150), 14)
    began = [e.conference_on or on for e in enquiries]
    ended = p.days.working(began[0], 55)
    plans = p.plan(began[0], ended, ended_on=ended), p.plan(began[1])
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 30),), enquiries=enquiries, plans=plans))


def plan_without_conference(p: Parts) -> Child:
    """A plan with no conference of its day in the file."""
    on = p.day(60, 160)
    return p.child(p.episode(on)._replace(assessments=(p.assessment(on, 28),), plans=(p.plan(on + 30),)))


def referred_again(p: Parts) -> Child:
    """Referred, assessed and closed; referred again within the year."""
    on = p.day(0, 60)
    took = p.assessment(on, 20)
    first = p.episode(on)._replace(assessments=(took,), closed_on=p.days.working(on, 24), reason="RC9")
    again = p.days.working(on, 120)
    return p.child(first, p.episode(again)._replace(assessments=(p.assessment(again, 33),)))


def closed_unassessed(p: Parts) -> Child:
    """Closed after the assessment fell due, without one."""
    on = p.day(0, 150)
    return p.child(p.episode(on)._replace(closed_on=p.days.working(on, 60), reason="RC7"))


def earlier_edition(p: Parts) -> Child:
    """A disabled young person known since an earlier edition of the guidance, whose clocks still apply."""
    child = p.child(p.episode(p.years_before(13, p.chance.randint(0, 40)))._replace(need="N2"), age=(15, 16))
    return child._replace(disabilities=("AUT", "LD"))


CASES: tuple[Case, ...] = (
    no_further_action, assessed_in_time, assessed_on_the_last_day, assessed_a_day_late, assessment_open,
    assessment_overdue, decision_not_given, assessed_again, conference_not_required, conference_still_due,
    conference_overdue, plan_reviewed_in_time, conference_late, first_review_late, first_review_overdue,
    next_review_overdue, plan_ended, moved_in, moved_away, died, turned_18, unborn, open_for_years,
    plan_from_before, plan_from_before_with_its_reviews, two_enquiries, two_plans, plan_without_conference,
    referred_again, closed_unassessed, earlier_edition,
)  # fmt: skip

# Beyond one of each, roughly as often as such children are met: rare cases stay rare.
COMMON: tuple[Case, ...] = (
    *(no_further_action,) * 4, *(assessed_in_time,) * 40, *(assessed_a_day_late,) * 5,
    *(assessment_open,) * 8, *(assessment_overdue,) * 3, *(assessed_again,) * 8,
    *(conference_not_required,) * 14, *(conference_late,) * 3, *(plan_reviewed_in_time,) * 12,
    *(plan_ended,) * 8, *(two_enquiries,) * 4, *(open_for_years,) * 14, *(plan_from_before,) * 6,
    *(referred_again,) * 8, *CASES,
)  # fmt: skip
