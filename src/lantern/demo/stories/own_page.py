"""Leila's own page: why it was opened, what stands on it, what she wrote back, and what it does not say yet."""

from collections.abc import Callable
from datetime import date

from lantern.demo.filling import fill
from lantern.demo.telling import Telling
from lantern.kinds.answers import When
from lantern.kinds.staying.daily import Alone, Visit, VisitMade
from lantern.kinds.staying.own_page import (
    LookedOver,
    OwnPageAccountMade,
    OwnPageAnswered,
    OwnPageOpened,
    OwnPageWritten,
    Safe,
)

Day = Callable[[int], date]
WORKER, HERSELF = "ashmere.sw", "leila"


def own_page(leila: Telling, on: Day) -> None:
    """Opened when the meetings had ended; written once since, answered, and behind by a visit."""
    opened = fill(
        OwnPageOpened,
        happened=When.on(on(302)),
        childs_words="If it says my name I do not want it.",
        who_sees="Her mother pays for the telephone and does not look. Her sister knows the code.",
        safe=Safe.WITH_CARE,
        agreed="She looks at school, at lunch. She leaves by the button. If Noor sees it: it is about after school.",
        not_shown="Her name, Noor, her aunt's house, the men, the police.",
        sign_in="leila@lantern.example",
    )
    page = leila.tell(opened, WORKER)
    account = leila.county.workers[HERSELF].pk
    leila.tell(fill(OwnPageAccountMade, happened=When.on(on(302)), account=account), WORKER, matter=page)
    given = fill(
        OwnPageWritten,
        happened=When.on(on(303)),
        next="Amina comes on the first Monday of the month.\nSoon we look at what you want to do after school.",
        team="Amina\nKit: Tuesdays, whatever you bring",
        said="“You can stop the meetings. Not the Tuesdays.”",
        changed="The meetings stopped.\nThe Tuesdays stay, every other week, as you asked.",
        ring="Kit, any day until nine, 07700 900 142. No form, no waiting.",
        looked_over=LookedOver.NOTHING,
    )
    leila.tell(given, WORKER, matter=page)
    leila.tell(
        fill(OwnPageAnswered, happened=When.on(on(305)), words="Can Kit come along to the college day?"), HERSELF
    )
    seen = fill(
        VisitMade,
        happened=When.on(on(312)),
        found=Visit.SEEN,
        alone=Alone.ALONE,
        childs_words="College would be all right if it is not the one in town.",
    )
    leila.tell(seen, WORKER)
