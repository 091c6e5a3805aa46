"""A missing episode: the report, what the police make of it, which authorities are told, and the child's return."""

from datetime import date
from typing import Annotated
from uuid import UUID

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import listed, said

MISSING = (Cite("missing-2014", "place not seen", "restated"),)
NOT_SEEN = (Cite("missing-2014", "place not seen", "not_seen"),)
# "Absent" and the like ended force by force in 2016 and 2017: after 2017 no force graded so.
LAST_OLDER_GRADE = date(2017, 12, 31)
LAST_SEEN, GRADED, LIVES, OTHERS = "Last seen", "The risk", "Where they live", "Others with them"


class Sort(Coded):
    """What is reported: two things, neither of them less than the other."""

    MISSING = "missing", "Missing", "Nobody who is responsible for them knows where they are."
    AWAY = (
        "away_without_authorisation",
        "Away from placement without authorisation",
        "Where they are is known, and it was not agreed. It is a reason to act, not to wait.",
    )


class Reporter(Coded):
    """Who reported a child missing."""

    PARENT = "parent", "A parent or relative"
    FOSTER = "foster_carer", "A foster carer"
    HOME = "childrens_home", "A children's home or other placement"
    SCHOOL = "school", "A school or college"
    WORKER = "worker", "A social worker or other professional"
    FRIEND = "friend", "A friend"
    PUBLIC = "public", "Somebody else"


class Grade(Coded):
    """The risk as the police graded it; never anybody else's grade."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"
    NONE_APPARENT = "no_apparent_risk", "No apparent risk"
    NOT_YET = "not_yet", "Not graded yet"
    OLDER = "older", "A grade no longer in use", "Only for what happened before 2018: say which below."


class Placed(Coded):
    """Whether the child lives where the authority that is responsible for them is."""

    FAMILY = "family", "With family, not placed"
    HERE = "here", "Placed in the area of the responsible authority"
    AWAY = "away", "Placed in another authority's area"


class Reported(Kind):
    """What is reported by whom, and when and how the child was last seen: asked before anything else."""

    sort: Annotated[Sort, Asked("What is reported?", spine="outcome")]
    reported_by: Annotated[Reporter | NotKnown, Asked("Who reported it?")]
    reporter: Annotated[str | NotKnown, Asked("Name, role or relation to the child", "And how to reach them.")]
    last_seen: Annotated[When | NotKnown, Asked("When were they last seen?", section=LAST_SEEN)]
    where: Annotated[
        str | NotKnown,
        written("Where, by whom, with whom?", "What they wore and had with them; telephone; cars.", section=LAST_SEEN),
    ]
    why: Annotated[
        str | NotKnown,
        written(
            "What may have made them go, or who may have taken them?",
            "What pushes, what pulls, who gains. Never “their own will”.",
            section=LAST_SEEN,
        ),
    ]


class Graded(Kind):
    """What the police made of it, and apart from it what one's own agency thinks."""

    police_reference: Annotated[
        str | NotKnown,
        Asked("Police reference", section=GRADED, otherwise="There is none, because"),
    ]
    grade: Annotated[
        Grade | NotKnown,
        Asked("How did the police grade the risk?", "As they did, not as you would.", spine="answer", section=GRADED),
    ]
    older_grade: Annotated[
        str | None, Asked("Which, in their words?", section=GRADED, only_if=("grade", ("older",)))
    ] = None
    own_view: Annotated[
        str | NotKnown,
        written(
            "What does your own agency think the danger is?",
            "And why, also where it is not what the police think. Say so to them too.",
            section=GRADED,
        ),
    ]

    def impossible(self, today: date) -> dict[str, str]:
        """No force has graded in such words since the end of 2017."""
        wrong = super().impossible(today)
        if self.grade == Grade.OLDER and self.happened.earliest > LAST_OLDER_GRADE:
            wrong["grade"] = "Grades such as “absent” ended by 2018: ask the police how they grade it now"
        return wrong


class MissingReported(Graded, Reported):  # asked from right to left
    """A child is reported missing, or away from their placement without authorisation. It opens a missing episode."""

    kind = "missing.reported"
    title = "Reported missing"
    part = "missing"
    cites = MISSING
    pathway = True
    opens = "missing"
    asks_learned = True
    in_summary = True

    happened: Annotated[When, Asked("When were they reported missing?", "With the time, if it is known.")]
    placed: Annotated[Placed | NotKnown, Asked("Where do they live?", section=LIVES)]
    responsible: Annotated[
        str | NotKnown,
        Asked("Which authority is responsible for them?", "When it was told is an entry of its own.", section=LIVES),
    ]
    host: Annotated[
        str | NotKnown | None,
        Asked("In which authority's area are they placed?", section=LIVES, only_if=("placed", ("away",))),
    ] = None
    others: Annotated[
        tuple[UUID, ...],
        Asked(
            "Who else is believed to be missing with them?",
            "Named only to those who may open both records.",
            section=OTHERS,
            mentions=True,
        ),
    ] = ()
    how_many_others: Annotated[
        int | None,
        Asked(
            "How many others, known to you or not?", "Everybody who may open this record is told so.", section=OTHERS
        ),
    ] = None
    ask_about_others: Annotated[
        str | None,
        Asked(
            "Whom to ask about them", "Name, agency and number: for whoever may not see who they are.", section=OTHERS
        ),
    ] = None

    def impossible(self, today: date) -> dict[str, str]:
        """Reported before last seen; more named than counted; or others whom nobody could ask about."""
        wrong = super().impossible(today)
        if isinstance(self.last_seen, When) and self.last_seen.earliest > self.happened.latest:
            wrong["last_seen"] = "They cannot have been last seen after they were reported missing: check the two dates"
        counted = self.how_many_others or 0
        if counted < len(self.others):
            wrong["how_many_others"] = f"You named {len(self.others)}: say how many there are, at least as many"
        elif counted and not self.ask_about_others:
            wrong["ask_about_others"] = "Say whom to ask: not everybody who reads this may see who they are"
        return wrong

    def sentence(self) -> str:
        """What was reported, by whom, and how the police graded it."""
        what = "missing" if self.sort == Sort.MISSING else "away from placement without authorisation"
        who = f" by {said(self.reported_by)}" if isinstance(self.reported_by, Reporter) else ""
        return f"Reported {what}{who}; police grade: {said(self.grade)}."


class MissingGraded(Graded):
    """The police grade the risk, or grade it anew, while the child is missing."""

    kind = "missing.graded"
    title = "Graded by the police"
    part = "missing"
    cites = MISSING
    pathway = True
    in_summary = True

    happened: Annotated[When, Asked("When did they grade it?")]
    because: Annotated[str | NotKnown, written("Why so?", "What they weighed, and what they are doing.")]

    def sentence(self) -> str:
        """The grade."""
        return f"Police grade while missing: {said(self.grade)}."


class Authority(Coded):
    """Which of the authorities that must know was told."""

    RESPONSIBLE = "responsible", "The authority responsible for the child"
    HOST = "host", "The authority in whose area the child is placed"


class MissingAuthorityTold(Kind):
    """One of the two authorities is told of the episode: each is an entry of its own, with its own time."""

    kind = "missing_authority.told"
    title = "Authority told"
    part = "missing"
    cites = NOT_SEEN
    pathway = True

    happened: Annotated[When, Asked("When were they told?", "With the time, if it is known.")]
    which: Annotated[Authority, Asked("Which authority?", spine="outcome")]
    name: Annotated[str, Asked("Its name")]
    who: Annotated[str | NotKnown, Asked("Who was told there?", "Name, role and how to reach them.")]
    answered: Annotated[str | NotKnown, written("What do they do about it?")]

    def sentence(self) -> str:
        """Which, by name."""
        return f"{self.which.says} was told: {self.name.rstrip('.')}."


class Return(Coded):
    """How an episode ended."""

    CAME = "came_back", "They came back by themselves"
    FOUND = "found", "They were found"
    BROUGHT = "brought_back", "Somebody brought them back"
    WELL = "whereabouts_known", "They are known to be safe, and are not back"


class MissingReturned(Kind):
    """The child is back, or found. It ends the missing episode, and the 72 hours for the return interview begin."""

    kind = "missing.returned"
    title = "Found or returned"
    part = "missing"
    cites = MISSING
    pathway = True
    in_summary = True

    happened: Annotated[
        When, Asked("When were they found, or came back?", "With the time: 72 hours for the interview run from it.")
    ]
    how: Annotated[Return | NotKnown, Asked("How?", spine="outcome")]
    where: Annotated[str | NotKnown, Asked("Where were they found?", "The place, and what kind of place it is.")]
    by_whom: Annotated[str | NotKnown, Asked("By whom?", "Who found or brought them, or who was there.")]
    how_they_are: Annotated[
        str | NotKnown,
        written("How are they?", "Hurt, tired, hungry, frightened, under the influence of anything; who looked at it."),
    ]
    where_now: Annotated[str | NotKnown, written("Where are they now, and with whom?")]
    told: Annotated[str | NotKnown, Asked("Who has been told that they are back?")]

    def sentence(self) -> str:
        """How it ended."""
        return f"No longer missing: {said(self.how)}."


class Prevention(Coded):
    """What came of the police's own talk with the child."""

    SPOKE = "spoke", "Held; the child spoke"
    SILENT = "did_not_speak", "Held; the child did not want to speak"
    NOT_HELD = "not_held", "Not held"


class PreventionInterviewHeld(ChildHeard):
    """The police see the child on return, once called a safe and well check. It is not the return interview."""

    kind = "prevention_interview.held"
    title = "Prevention interview by the police"
    part = "missing"
    cites = MISSING
    pathway = True

    held: Annotated[Prevention | NotKnown, Asked("Was it held?", spine="outcome")]
    why_not: Annotated[str | None, written("Why not, and what instead?", only_if=("held", ("not_held",)))] = None
    officer: Annotated[str | NotKnown, Asked("By which officer?")]
    who_was_there: Annotated[str | NotKnown, Asked("Who else was there?", "A carer in the room changes what is said.")]
    found: Annotated[str | NotKnown, written("What did the officer see and learn?", "Keep the two apart.")]
    passed_on: Annotated[str | NotKnown, Asked("To whom was it passed on?")]

    def sentence(self) -> str:
        """Whether it was held."""
        return f"Prevention interview by the police: {said(self.held)}."


def others_in_words(named: list[str], how_many: int | None, ask: str | None) -> str:
    """Who else was missing: those whom the reader may see by name, and of the rest how many and whom to ask."""
    unseen = max(0, (how_many or 0) - len(named))
    counted = {0: "", 1: "one other child"}.get(unseen, f"{unseen} other children")
    who = listed([*named, *([counted] if counted else [])])
    return f"{who}: ask {ask}" if counted and ask else who
