"""A child's support: the team as it stands, parts that say what is missing, and nothing that closes a case."""

from lantern.access import identity
from lantern.kinds.answers import YesNo
from lantern.kinds.case import Case
from lantern.kinds.staying.support import AppointmentMissed, TeamMemberJoined, TeamMemberLeft
from lantern.rooms.support.team import team
from tests.kinds.cast import NIA, SAM, Child
from tests.kinds.made_up import made_up


def names(child: Child, by: int = NIA) -> list[str]:
    """Who is on the team, as this worker is shown it."""
    with identity(by):
        return [member.who for member in team(Case.read(child.id, by))]


def test_the_team_is_whoever_joined_and_has_not_left_the_lead_first(child: Child) -> None:
    child.tell(made_up(TeamMemberJoined, who="An aunt", leads=YesNo.NO))
    mentor = child.tell(made_up(TeamMemberJoined, who="A mentor", leads=YesNo.NO))
    child.tell(made_up(TeamMemberJoined, who="Kit", leads=YesNo.YES))
    assert names(child) == ["Kit", "An aunt", "A mentor"]
    child.tell(made_up(TeamMemberLeft), matter=mentor)
    assert names(child) == ["Kit", "An aunt"]
    assert names(child, SAM) == []


def test_a_missed_appointment_closes_nothing(child: Child) -> None:
    child.tell(made_up(TeamMemberJoined, who="Kit"))
    with identity(NIA):
        before = Case.read(child.id, NIA).standing()
    child.tell(made_up(AppointmentMissed))
    with identity(NIA):
        assert Case.read(child.id, NIA).standing() == before
