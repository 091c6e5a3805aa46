"""An agreement to be in contact every day, also while missing; and what is done when a contact is missed."""

import re
from datetime import date
from typing import Annotated

from lantern.kinds.answers import Coded, NotKnown, When
from lantern.kinds.asking import written
from lantern.kinds.declare import Asked, Cite, Kind
from lantern.kinds.voice import ChildHeard
from lantern.kinds.wording import clause, ended, said

CONTACT = (Cite("dcsf-2009", "annex E", "text"),)
_HOUR = re.compile(r"\b([01]?[0-9]|2[0-3])[:.][0-5][0-9]\b")  # as in kinds/sql/watch.sql


class ContactAgreementMade(ChildHeard):
    """The child and a worker agree to be in contact every day, wherever the child is."""

    kind = "contact_agreement.made"
    title = "Contact agreement"
    part = "missing"
    cites = CONTACT
    pathway = True
    opens = "contact_agreement"
    in_summary = True
    projections = ("look_again", "contact_agreed")

    with_whom: Annotated[str, Asked("With whom are they in contact?", "Somebody they chose, by name and number.")]
    how: Annotated[str, written("How?", "Call, message, a word that means “come and get me”, a place to meet.")]
    by_when: Annotated[
        str | NotKnown,
        Asked(
            "By what time every day?", "As 21:00. When nothing is recorded of a day by then, the worker below is told."
        ),
    ]
    worker: Annotated[
        int,
        Asked(
            "Who is told at once when a contact is missed?", "They are told by this record.", spine="concerns_worker"
        ),
    ]
    if_missed: Annotated[
        str, written("What is done when a contact is missed?", "After how long; who looks where; who rings the police.")
    ]
    carers_told: Annotated[str | NotKnown, written("What do their carers know of it?")]
    review_on: Annotated[date | None, Asked("When is it looked at again?", spine="due_on")] = None

    def sentence(self) -> str:
        """With whom, when it is looked at again, and whether silence is noticed."""
        hour = _HOUR.search(self.by_when) if isinstance(self.by_when, str) else None
        noticed = (
            f"silence is noticed after {hour[0].replace('.', ':')}" if hour else "no hour, so silence is not noticed"
        )
        again = clause("; looked at again on", self.review_on)
        return f"Daily contact agreed with {self.with_whom.rstrip('.')}; {noticed}{again}."


class DailyContactMade(ChildHeard):
    """A contact that was made as agreed."""

    kind = "daily_contact.made"
    title = "Daily contact made"
    part = "missing"
    cites = CONTACT

    how: Annotated[str, Asked("How?")]
    how_they_are: Annotated[str | NotKnown, written("How are they, and where?")]


class DailyContactMissed(Kind):
    """A contact that was agreed did not come. The person named in the agreement is told as it is recorded."""

    kind = "daily_contact.missed"
    title = "Daily contact missed"
    part = "missing"
    cites = CONTACT
    pathway = True

    happened: Annotated[When, Asked("When was the contact due?", "With the time.")]
    tried: Annotated[str | NotKnown, written("What has been tried so far?")]
    worry: Annotated[str | NotKnown, written("What is the worry tonight?")]


class FollowedUp(Coded):
    """What came of looking for a child after a missed contact."""

    REACHED = "reached", "The child was reached"
    NOT_REACHED = "not_reached", "Not reached; somebody is looking"
    REPORTED = "reported_missing", "Reported missing"


class DailyContactFollowedUp(Kind):
    """What was done about a missed contact."""

    kind = "daily_contact.followed_up"
    title = "Missed contact followed up"
    part = "missing"
    cites = CONTACT
    pathway = True

    came_of_it: Annotated[FollowedUp | NotKnown, Asked("What came of it?", spine="outcome")]
    done: Annotated[str, written("What was done, by whom?", "Who went and looked where; whom they rang.")]

    def sentence(self) -> str:
        """What came of it."""
        return f"Missed contact followed up: {said(self.came_of_it)}."


class ContactAgreementEnded(ChildHeard):
    """The agreement ends. Contact need not."""

    kind = "contact_agreement.ended"
    title = "Contact agreement ended"
    part = "missing"
    cites = CONTACT
    pathway = True
    in_summary = True
    projections = ("look_again", "contact_agreed")

    why: Annotated[str, written("Why does it end?")]
    contact_now: Annotated[str | NotKnown, written("How is contact kept from now on?")]

    def sentence(self) -> str:
        """Why."""
        return f"Contact agreement ended: {ended(self.why)}"
