"""What docs/access.md says of each cell of the matrix, as tables, by somebody who had not seen the policy.

Nothing here may be taken from `lantern.access`: an oracle made from what it checks agrees with every mistake in it.
"""

_CHILDRENS_SERVICES = ("social_worker", "team_manager", "duty_worker", "duty_manager")
_PARTNERS = ("police_officer", "police_analyst", "health_lead", "school_lead", "voluntary_worker", "probation_officer")
_POLICE = ("police_officer", "police_analyst")

# Section 3: who can have a ground.
_ROLES_OF = {
    "allocated": ("social_worker",),
    "co_allocated": ("social_worker", "voluntary_worker"),
    "managed": ("team_manager",),
    "duty": ("duty_worker", "duty_manager"),
    "local": ("social_worker", "team_manager"),
    "shared": _PARTNERS,
    "invited": ("conference_chair",),
    "emergency": ("duty_worker", "duty_manager"),
    "on_call": ("duty_worker", "duty_manager"),
    "agency_register": _CHILDRENS_SERVICES + _PARTNERS,
    "family_support": ("voluntary_worker",),
    "keeps_log": ("parent",),
    "kept_log": ("parent",),
    "own_page": ("young_person",),
    "oversight": ("auditor",),
}

# Sections 3 and 7: the grounds that the facts of a relationship give to whoever's role can have them.
_OPEN_TO_ALL = "oversight"
_HELD = {
    "stranger": "",
    "other_team": "on_call",
    "sibling": "",
    "allocated": "allocated managed on_call",
    "allocated_elsewhere": "allocated managed",
    "allocated_lapsed": "on_call",
    "co_allocated": "co_allocated on_call",
    "co_allocated_elsewhere": "co_allocated",
    "co_allocated_lapsed": "on_call",
    "teammate": "managed on_call",
    "teammate_elsewhere": "managed",
    "teammate_lapsed": "on_call",
    "teammate_co_allocated": "on_call",
    "unallocated": "duty local on_call",
    "unallocated_again": "duty local on_call",
    "unallocated_but_co_allocated": "duty local on_call",
    "unallocated_other_area": "",
    "unallocated_other_agency": "",
    "report_unallocated": "duty on_call",
    "report_elsewhere": "",
    "log_unallocated": "duty local on_call family_support",
    "log_other_area": "family_support",
    "log_elsewhere": "",
    "log_about_another": "duty local on_call family_support",
    "log_about_allocated": "",
    "conflict_with_log_about": "allocated managed on_call",
    "log_kept": "keeps_log",
    "log_kept_lapsed": "",
    "log_kept_closed": "kept_log",
    "log_kept_closed_lapsed": "",
    "closed_log_of_teammate": "",
    "closed_is_no_log": "",
    "log_of_teammate": "",
    "kept_is_no_log": "",
    "own_page": "own_page",
    "own_page_lapsed": "",
    "own_page_of_teammate": "",
    "own_page_of_no_person": "",
    "kept_as_own_page": "own_page",
    "shared": "shared",
    "shared_lapsed": "",
    "shared_with_another": "",
    "invited": "invited",
    "invited_lapsed": "",
    "somebody_else_invited": "",
    "teammate_invited": "",
    "emergency": "emergency on_call",
    "emergency_over": "on_call",
    "emergency_of_another": "on_call",
    "emergency_of_teammate": "on_call",
    "emergency_other_area": "",
    "emergency_other_agency": "",
    "own_place": "agency_register",
    "own_thing": "agency_register",
    "own_group": "agency_register",
    "own_agency_record": "agency_register",
    "anothers_place": "",
    "joined_allocated": "allocated managed",
    "joined_in_chain": "allocated managed",
    "joined_shared": "shared",
    "joined_unallocated": "on_call",
    "conflict_of_another": "allocated managed on_call",
    "conflict_with_another_record": "allocated managed on_call",
}
# Section 1: a conflict with any of the records joined as one, or with any that a log or a report is about (never the
# other way), denies everything; so does there being no record.
_DENIED = {
    "no_such_record",
    "conflict_log_about",
    "silent_report_about",
    "silent_log_about_joined",
    "conflict_log_kept_about",
    "conflict_allocated",
    "silent_allocated",
    "conflict_teammate",
    "silent_teammate",
    "conflict_unallocated",
    "silent_unallocated",
    "conflict_other_team",
    "silent_other_team",
    "conflict_shared",
    "silent_shared",
    "silent_invited",
    "silent_emergency",
    "conflict_place",
    "conflict_of_joined",
    "silent_in_chain",
    "silent_log_kept",
    "silent_own_page",
}

# Section 4: (ground, roles, or None for every role that can have the ground) and what they give.
_OPENING = (
    "allocated",
    "co_allocated",
    "managed",
    "duty",
    "shared",
    "invited",
    "agency_register",
    "family_support",
)
_DAILY_WORK = (
    "identity intake information assessment enquiry urgent conference plan work legal missing family"
    " dispute withdrawal declaration"
)
_PARTS = (
    ("allocated", None, _DAILY_WORK + " stop sharing restriction source_of_harm own_page family_end"),
    ("co_allocated", None, _DAILY_WORK + " stop"),
    ("managed", None, _DAILY_WORK + " stop sharing restriction source_of_harm own_page family_end"),
    ("managed", None, "allocation same_person review confirmation conflict stop_lifted"),
    ("duty", None, _DAILY_WORK + " stop sharing"),
    (
        "duty",
        ("duty_manager",),
        "restriction source_of_harm own_page family_end allocation same_person review confirmation stop_lifted",
    ),
    ("on_call", None, "emergency"),
    ("on_call", ("duty_manager",), "conflict"),
    ("local", None, "identity information family"),
    ("local", ("team_manager",), "allocation"),
    (
        "shared",
        ("police_officer", "health_lead", "school_lead", "voluntary_worker", "probation_officer"),
        "information work missing dispute withdrawal stop",
    ),
    ("shared", None, "declaration"),
    ("shared", ("police_officer",), "enquiry urgent"),
    ("shared", _POLICE, "intelligence withdrawal"),
    ("shared", ("police_analyst",), "confirmation"),
    ("shared", ("voluntary_worker",), "family"),
    ("invited", None, "stop conference plan dispute withdrawal declaration"),
    ("agency_register", None, "identity information work dispute withdrawal declaration"),
    ("agency_register", _POLICE, "intelligence"),
    ("agency_register", ("police_analyst",), "confirmation"),
    ("family_support", None, "family information dispute withdrawal declaration"),
    ("keeps_log", None, "family_notes"),
    ("own_page", None, "own_words"),
)

# Section 5.
_PART_OF = {
    "ordinary": "work",
    "pathway": "enquiry",
    "summary": "identity",
    "pathway_summary": "plan",
    "guarded": "intelligence",
}
_NOBODY_MAY = ("declare_for_another", "join_unseen", "review_own")


def allowed(role: str, relationship: str, kind_class: str, marking: str, action: str, author: str) -> bool:
    """Whether the rules in plain English allow it; the words are those of its section 7."""
    held = _grounds(role, relationship)
    if not held or action in _NOBODY_MAY:
        return False
    if action.startswith("record:"):
        return _records(role, held, action.removeprefix("record:"))
    if not kind_class:
        return _may(role, held, action)
    reads = _within_reach(held, kind_class) and _reads_body(role, held, kind_class, marking, author)
    if action == "read_body":
        return reads
    if action == "read_spine":
        step = kind_class in ("pathway", "pathway_summary") and marking != "guarded"
        return reads or (step and _within_reach(held, kind_class))
    return _changes(role, held, kind_class, marking, action, author, reads)


def _grounds(role: str, relationship: str) -> set[str]:
    if relationship in _DENIED:
        return set()
    return {ground for ground in [*_HELD[relationship].split(), _OPEN_TO_ALL] if role in _ROLES_OF[ground]}


def _opens(held: set[str]) -> bool:
    return any(ground in held for ground in _OPENING)


def _responsible(role: str, held: set[str]) -> bool:
    return "allocated" in held or "managed" in held or ("duty" in held and role == "duty_manager")


def _may(role: str, held: set[str], action: str) -> bool:
    """Section 4, first table."""
    return {
        "open": _opens(held),
        "summary": "emergency" in held,
        "print": _opens(held - {"shared"}),
        "search_shown": _opens(held),
        "search_told": "on_call" in held and not _opens(held),
        "see_who_looked": _responsible(role, held) or "oversight" in held,
        "audit": "oversight" in held,
        "keep": "keeps_log" in held or "kept_log" in held,
        "own": "own_page" in held,
    }[action]


def _records(role: str, held: set[str], part: str) -> bool:
    """Section 4, second table."""
    return any(
        ground in held and (roles is None or role in roles) and part in parts.split() for ground, roles, parts in _PARTS
    )


def _within_reach(held: set[str], kind_class: str) -> bool:
    return _opens(held) or ("emergency" in held and kind_class in ("summary", "pathway_summary"))


def _reads_body(role: str, held: set[str], kind_class: str, marking: str, author: str) -> bool:
    """Section 5, of an entry within reach."""
    own_agency = author in ("self", "colleague")
    if kind_class == "guarded" or marking == "guarded":
        return author == "self" or (own_agency and role in _POLICE)
    if marking == "restricted":
        return author == "self" or _responsible(role, held)
    if marking == "agency":
        return own_agency
    return own_agency or role != "police_analyst"


def _changes(role: str, held: set[str], kind_class: str, marking: str, action: str, author: str, reads: bool) -> bool:
    """Section 6."""
    own_agency = author in ("self", "colleague")
    guarded = kind_class == "guarded" or marking == "guarded"
    manages = "managed" in held or ("duty" in held and role == "duty_manager")
    if action == "amend":
        return reads and own_agency and _records(role, held, _PART_OF[kind_class])
    if action == "dispute":
        return reads and _records(role, held, "dispute")
    if action == "restrict":
        return reads and _records(role, held, "restriction")
    if action == "withdraw":
        return (reads and own_agency and _records(role, held, "withdrawal")) or (manages and not guarded)
    if guarded:
        return role == "police_analyst" and own_agency and bool(held & {"shared", "agency_register"})
    return manages
