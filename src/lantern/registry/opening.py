"""Opening a record: its row in the register, under an id that follows from what opens it."""

from uuid import UUID, uuid5

from lantern.registry.models import Record, RecordType, Worker

_SPACE = UUID("6f1c2d0e-7a41-4c5b-9a53-0d4c1b7f2e88")  # sets these ids apart from all that are made otherwise


def id_from_key(worker: int, key: str, within: UUID) -> UUID:
    """The id of what a worker makes there by a form with this key: sent twice, it is made once.

    It follows from who sends it too, so that nobody can ask by it what exists.
    """
    return uuid5(within, f"{worker}:{key}")


def open_record(worker: Worker, type: RecordType, key: str) -> UUID:
    """Open a record in this worker's area and agency; asked again under the same key, it is the same record."""
    id = _record_id(worker, type, key)
    _register(id, type, worker)
    return id


def opened_before(worker: Worker, type: RecordType, key: str) -> UUID | None:
    """The record that this worker opened under this key; None where there is none, or they may not open it now."""
    return Record.objects.filter(pk=_record_id(worker, type, key)).values_list("pk", flat=True).first()


def agency_record_id(area: int, agency: int, of: str) -> UUID:
    """The id of the one record in which an agency keeps something of an area, opened or not."""
    return uuid5(_SPACE, f"agency:{of}:{area}:{agency}")


def open_agency_record(id: UUID, worker: Worker) -> None:
    """Open the record of this worker's agency that has this id, unless it is there."""
    _register(id, RecordType.AGENCY, worker)


def _record_id(worker: Worker, type: RecordType, key: str) -> UUID:
    return id_from_key(worker.pk, f"{type}:{key}", _SPACE)


def _register(id: UUID, type: RecordType, worker: Worker) -> None:
    # Its row may be read only by asking access anew; bulk_create asks for none back.
    opened = Record(pk=id, type=type, area=worker.area, agency=worker.agency)
    Record.objects.bulk_create([opened], ignore_conflicts=True)
