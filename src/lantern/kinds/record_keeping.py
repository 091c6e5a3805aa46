"""What is said about an entry already recorded. The journal makes these itself (lantern.journal.acts)."""

from typing import Annotated

from lantern.kinds.asking import written
from lantern.kinds.declare import Cite, Kind

CITES = (Cite("house", "amend, withdraw, dispute", "text"),)


class _About(Kind):
    """Why something is said about an entry."""

    because: Annotated[str, written("Why?", "The reason stays with the entry.")]


class EntryWithdrawn(_About):
    """A misfiled entry is hidden at once, everywhere. What belongs to another child is recorded there again."""

    kind = "entry.withdrawn"
    title = "Entry withdrawn"
    part = "withdrawal"
    cites = CITES
    has_own_form = True


class EntryWithdrawalConfirmed(_About):
    """A manager confirms that an entry was withdrawn rightly."""

    kind = "entry.withdrawal_confirmed"
    title = "Withdrawal confirmed"
    part = "confirmation"
    cites = CITES
    has_own_form = True


class EntryRestored(_About):
    """A withdrawal is undone."""

    kind = "entry.restored"
    title = "Withdrawal undone"
    part = "confirmation"
    cites = CITES
    has_own_form = True


class EntryDisputed(_About):
    """Somebody disagrees with an entry. Both stay."""

    kind = "entry.disputed"
    title = "Entry disputed"
    part = "dispute"
    cites = CITES
    has_own_form = True


class EntryRestricted(_About):
    """Who may read an entry is changed, at once and everywhere."""

    kind = "entry.restricted"
    title = "Who may read an entry changed"
    part = "restriction"
    cites = CITES
    has_own_form = True
