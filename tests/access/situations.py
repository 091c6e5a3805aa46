"""Every relationship of docs/access.md, section 7, as facts to be put into a database."""

from dataclasses import dataclass, replace
from datetime import timedelta

# Ends, as seen from the moment the facts are put into the database.
ENDED = timedelta(days=-1)
RUNNING = timedelta(minutes=50)
JUST_OVER = timedelta(minutes=-1)


@dataclass(frozen=True)
class Row:
    """One row of a circle: who stands in what relation, and when that ends."""

    relation: str
    who: str  # worker, mate, other, or for a share: own, another
    ends: timedelta | None = None


@dataclass(frozen=True)
class Situation:
    """A record: where it is, whose it is, who stands round it, what it is joined with, what else there is.

    `joined` are records each joined with the one before, the first with this one; `about` are those that this one, a
    log or a report, is about, `told_in` those about this one; `beside` only exist too.
    `conflicts` are with whom, and whether set silently.
    """

    type: str = "person"
    home_area: bool = False
    home_agency: bool = False
    circle: tuple[Row, ...] = ()
    joined: tuple["Situation", ...] = ()
    about: tuple["Situation", ...] = ()
    told_in: tuple["Situation", ...] = ()
    beside: tuple["Situation", ...] = ()
    conflicts: tuple[tuple[str, bool], ...] = ()
    exists: bool = True


IN_OTHER_HANDS = Row("allocated", "other")
STRANGER = Situation(circle=(IN_OTHER_HANDS,))
OTHER_TEAM = replace(STRANGER, home_area=True, home_agency=True)
AT_HOME = replace(OTHER_TEAM, circle=())
DECLARED = (("worker", False),)
SILENT = (("worker", True),)


def _round(start: Situation, *rows: Row) -> Situation:
    return replace(start, circle=(*start.circle, *rows))


ALLOCATED = _round(AT_HOME, Row("allocated", "worker"))
TEAMMATE = _round(AT_HOME, Row("allocated", "mate"))
SHARED = _round(STRANGER, Row("shared", "own"))
INVITED = _round(STRANGER, Row("invited", "worker"))
EMERGENCY = _round(OTHER_TEAM, Row("emergency", "worker", RUNNING))
OWN_PLACE = replace(AT_HOME, type="place", home_area=False)
A_LOG = replace(STRANGER, type="family_log")
A_LOG_AT_HOME = replace(AT_HOME, type="family_log")
OWN_PAGE = _round(STRANGER, Row("own_page", "worker"))
LOG_CLOSED = _round(A_LOG, Row("kept", "worker"))
LOG_KEPT = _round(A_LOG, Row("keeps", "worker"))
ELSEWHERE_ALLOCATED = Situation(circle=(Row("allocated", "worker"),))

SITUATIONS = {
    "stranger": STRANGER,
    "other_team": OTHER_TEAM,
    "sibling": replace(STRANGER, beside=(ELSEWHERE_ALLOCATED,)),
    "no_such_record": Situation(exists=False),
    "allocated": ALLOCATED,
    "allocated_elsewhere": ELSEWHERE_ALLOCATED,
    "allocated_lapsed": _round(OTHER_TEAM, Row("allocated", "worker", ENDED)),
    "co_allocated": _round(OTHER_TEAM, Row("co_allocated", "worker")),
    "co_allocated_elsewhere": _round(STRANGER, Row("co_allocated", "worker")),
    "co_allocated_lapsed": _round(OTHER_TEAM, Row("co_allocated", "worker", ENDED)),
    "teammate": TEAMMATE,
    "teammate_elsewhere": Situation(circle=(Row("allocated", "mate"),)),
    "teammate_lapsed": _round(OTHER_TEAM, Row("allocated", "mate", ENDED)),
    "teammate_co_allocated": _round(OTHER_TEAM, Row("co_allocated", "mate")),
    "unallocated": AT_HOME,
    "unallocated_again": _round(AT_HOME, Row("allocated", "mate", ENDED)),
    "unallocated_but_co_allocated": _round(AT_HOME, Row("co_allocated", "mate")),
    "unallocated_other_area": replace(AT_HOME, home_area=False),
    "unallocated_other_agency": replace(AT_HOME, home_agency=False),
    "report_unallocated": replace(AT_HOME, type="public_report"),
    "report_elsewhere": Situation(type="public_report"),
    "log_unallocated": A_LOG_AT_HOME,
    "log_other_area": replace(OTHER_TEAM, type="family_log", home_area=False),
    "log_elsewhere": Situation(type="family_log"),
    "conflict_log_about": replace(A_LOG_AT_HOME, about=(STRANGER, replace(STRANGER, conflicts=DECLARED))),
    "silent_report_about": replace(AT_HOME, type="public_report", about=(replace(STRANGER, conflicts=SILENT),)),
    "silent_log_about_joined": replace(
        A_LOG_AT_HOME, about=(replace(STRANGER, joined=(STRANGER, replace(STRANGER, conflicts=SILENT))),)
    ),
    "conflict_log_kept_about": replace(LOG_KEPT, about=(replace(STRANGER, conflicts=DECLARED),)),
    "log_about_another": replace(A_LOG_AT_HOME, about=(STRANGER,), beside=(replace(STRANGER, conflicts=DECLARED),)),
    "log_about_allocated": Situation(type="family_log", about=(ELSEWHERE_ALLOCATED,)),
    "conflict_with_log_about": replace(ALLOCATED, told_in=(replace(A_LOG, conflicts=DECLARED),)),
    "log_kept": LOG_KEPT,
    "log_kept_lapsed": _round(A_LOG, Row("keeps", "worker", ENDED)),
    "log_kept_closed": LOG_CLOSED,
    "log_kept_closed_lapsed": _round(A_LOG, Row("kept", "worker", ENDED)),
    "closed_log_of_teammate": _round(A_LOG, Row("kept", "mate")),
    "closed_is_no_log": _round(STRANGER, Row("kept", "worker")),
    "log_of_teammate": _round(A_LOG, Row("keeps", "mate")),
    "kept_is_no_log": _round(STRANGER, Row("keeps", "worker")),
    "silent_log_kept": replace(LOG_KEPT, conflicts=SILENT),
    "own_page": OWN_PAGE,
    "own_page_lapsed": _round(STRANGER, Row("own_page", "worker", ENDED)),
    "own_page_of_teammate": _round(STRANGER, Row("own_page", "mate")),
    "own_page_of_no_person": _round(A_LOG, Row("own_page", "worker")),
    "kept_as_own_page": _round(STRANGER, Row("keeps", "worker"), Row("own_page", "worker")),
    "silent_own_page": replace(OWN_PAGE, conflicts=SILENT),
    "shared": SHARED,
    "shared_lapsed": _round(STRANGER, Row("shared", "own", ENDED)),
    "shared_with_another": _round(STRANGER, Row("shared", "another")),
    "invited": INVITED,
    "invited_lapsed": _round(STRANGER, Row("invited", "worker", ENDED)),
    "somebody_else_invited": _round(STRANGER, Row("invited", "other")),
    "teammate_invited": _round(STRANGER, Row("invited", "mate")),
    "emergency": EMERGENCY,
    "emergency_over": _round(OTHER_TEAM, Row("emergency", "worker", JUST_OVER)),
    "emergency_of_another": _round(OTHER_TEAM, Row("emergency", "other", RUNNING)),
    "emergency_of_teammate": _round(OTHER_TEAM, Row("emergency", "mate", RUNNING)),
    "emergency_other_area": replace(EMERGENCY, home_area=False),
    "emergency_other_agency": replace(EMERGENCY, home_agency=False),
    "own_place": OWN_PLACE,
    "own_thing": replace(OTHER_TEAM, type="thing"),
    "own_group": replace(AT_HOME, type="group"),
    "own_agency_record": replace(AT_HOME, type="agency"),
    "anothers_place": replace(AT_HOME, type="place", home_agency=False),
    "joined_allocated": replace(STRANGER, joined=(ELSEWHERE_ALLOCATED,)),
    "joined_in_chain": replace(STRANGER, joined=(STRANGER, ELSEWHERE_ALLOCATED)),
    "joined_shared": replace(STRANGER, joined=(SHARED,)),
    "joined_unallocated": replace(AT_HOME, joined=(STRANGER,)),
    "conflict_allocated": replace(ALLOCATED, conflicts=DECLARED),
    "silent_allocated": replace(ALLOCATED, conflicts=SILENT),
    "conflict_teammate": replace(TEAMMATE, conflicts=DECLARED),
    "silent_teammate": replace(TEAMMATE, conflicts=SILENT),
    "conflict_unallocated": replace(AT_HOME, conflicts=DECLARED),
    "silent_unallocated": replace(AT_HOME, conflicts=SILENT),
    "conflict_other_team": replace(OTHER_TEAM, conflicts=DECLARED),
    "silent_other_team": replace(OTHER_TEAM, conflicts=SILENT),
    "conflict_shared": replace(SHARED, conflicts=DECLARED),
    "silent_shared": replace(SHARED, conflicts=SILENT),
    "silent_invited": replace(INVITED, conflicts=SILENT),
    "silent_emergency": replace(EMERGENCY, conflicts=SILENT),
    "conflict_place": replace(OWN_PLACE, conflicts=DECLARED),
    "conflict_of_joined": replace(ALLOCATED, joined=(replace(STRANGER, conflicts=DECLARED),)),
    "silent_in_chain": replace(ALLOCATED, joined=(STRANGER, replace(STRANGER, conflicts=SILENT))),
    "conflict_of_another": replace(ALLOCATED, conflicts=(("mate", False),)),
    "conflict_with_another_record": replace(ALLOCATED, beside=(replace(STRANGER, conflicts=DECLARED),)),
}
