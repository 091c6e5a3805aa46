"""A school nurse asks about a girl whom she does not name."""

from datetime import timedelta
from uuid import UUID

from lantern.demo.telling import County, Telling
from lantern.kinds.answers import When
from lantern.kinds.coming_in.information import Advice
from lantern.kinds.coming_in.unnamed import Age, UnnamedConsultationHeld, UnnamedConsultationReviewed
from lantern.registry.models import RecordType
from lantern.rooms.intake.consultations import record_of


class _Register(Telling):
    """The record in which the page of consultations looks."""

    @property
    def record(self) -> UUID:
        """Not made from the story's name: the page would not find it."""
        worker = self.county.workers[self.by]
        return record_of(worker.area_id, worker.agency_id)


def tell(county: County) -> list[Telling]:
    """A consultation that was looked at again once and waits."""
    asked = _Register(county, "Merrow Health, consultations without a name", "health", RecordType.AGENCY)
    held = UnnamedConsultationHeld(
        happened=When.on(county.day(20)),
        who="A school nurse asked the nominated lead",
        age=Age.TO_15,
        worry="A girl told her that somebody older waits for her after school. She asked that nobody be told yet.",
        keeps="The girl comes to the drop-in as long as it stays between them.",
        advice=Advice.WAIT,
        reasons="She comes every week and has not been harmed that anybody knows; she would stop coming.",
        meanwhile="The school nurse, at the drop-in every Tuesday",
        review_on=county.today - timedelta(days=6),
    )
    first = asked.tell(held)
    looked = UnnamedConsultationReviewed(
        happened=When.on(county.day(6)),
        changed="She has said that he is nineteen and has a car.",
        advice=Advice.WAIT,
        reasons="She agrees to talk about it together with her aunt this week.",
        review_on=county.today + timedelta(days=1),
    )
    asked.tell(looked, matter=first)
    return [asked]
