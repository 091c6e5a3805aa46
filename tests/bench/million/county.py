"""Who works in the county of a million entries: four areas of ten teams of eight, and each area's duty."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User

from lantern.demo.cast import HEALTH, POLICE, SCHOOLS
from lantern.registry.models import Agency, Area, Role, Sector, Team, Worker

AREAS, TEAMS, OF_A_TEAM = 4, 10, 8
PASSWORD = "a lantern in the window"
_PARTNERS = ((POLICE, Sector.POLICE), (HEALTH, Sector.HEALTH), (SCHOOLS, Sector.EDUCATION))
_OWNER = "owner"


@dataclass(frozen=True)
class Visitor:
    """Somebody who signs in, of an area: a team's social worker or manager, the duty manager, the police's analyst."""

    key: str
    area: int
    team: int = 0

    @property
    def email(self) -> str:
        """What they sign in with."""
        return f"{self.key}.{self.area}.{self.team}@lantern.example"


VISITORS = (
    *(Visitor("sw", area, team) for area in range(AREAS) for team in range(2)),
    *(Visitor("tm", area, team) for area in range(AREAS) for team in range(2)),
    *(Visitor("dm", area) for area in range(AREAS)),
    Visitor("analyst", 0),
)


@dataclass(frozen=True)
class Staff:
    """The workers of one area: each team's social workers, its manager, duty, the chair; and the partners'."""

    area: Area
    social_workers: list[list[Worker]]
    managers: list[Worker]
    duty: dict[str, Worker]

    def by_key(self, team: int, worker: int) -> dict[str, Worker]:
        """Who records with a child of one social worker."""
        return {"sw": self.social_workers[team][worker], "tm": self.managers[team], **self.duty}


def register() -> list[Staff]:
    """Make all of them, as the owner of the tables."""
    partners = [(Agency.objects.using(_OWNER).create(name=name, sector=sector), sector) for name, sector in _PARTNERS]
    return [_area(number, partners) for number in range(1, AREAS + 1)]


def _area(number: int, partners: list[tuple[Agency, Sector]]) -> Staff:
    area = Area.objects.using(_OWNER).create(name=f"Area {number}")
    care = Agency.objects.using(_OWNER).create(name=f"Area {number} children's services", sector=Sector.SOCIAL_CARE)
    teams = [Team.objects.using(_OWNER).create(agency=care, area=area, name=f"Team {n + 1}") for n in range(TEAMS)]
    on_duty = Team.objects.using(_OWNER).create(agency=care, area=area, name="Duty")
    roles = {"duty": Role.DUTY_WORKER, "dm": Role.DUTY_MANAGER, "chair": Role.CONFERENCE_CHAIR}
    duty = {key: _worker(role, on_duty) for key, role in roles.items()}
    outside = {Sector.POLICE: Role.POLICE_OFFICER, Sector.HEALTH: Role.HEALTH_LEAD, Sector.EDUCATION: Role.SCHOOL_LEAD}
    for (agency, sector), key in zip(partners, ("police", "health", "school"), strict=True):
        team = Team.objects.using(_OWNER).create(agency=agency, area=area, name=f"Area {number}")
        duty[key] = _worker(outside[sector], team)
        if sector is Sector.POLICE:
            duty["analyst"] = _worker(Role.POLICE_ANALYST, team)
    return Staff(
        area,
        [[_worker(Role.SOCIAL_WORKER, team) for _ in range(OF_A_TEAM)] for team in teams],
        [_worker(Role.TEAM_MANAGER, team) for team in teams],
        duty,
    )


def _worker(role: Role, team: Team) -> Worker:
    count = Worker.objects.using(_OWNER).count() + 1
    place = {"team": team, "agency": team.agency, "area": team.area}
    return Worker.objects.using(_OWNER).create(name=f"Worker {count}", role=role, **place)


def open_accounts(staff: Sequence[Staff]) -> None:
    """Give everybody who signs in an account with PASSWORD."""
    # As the demonstration keeps them; the settings of the tests would keep them in a way that it does not know.
    password = PBKDF2PasswordHasher().encode(PASSWORD, "of no worth")
    for visitor in VISITORS:
        worker = staff[visitor.area].by_key(visitor.team, 0)[visitor.key]
        account = User.objects.using(_OWNER).create(username=visitor.email, email=visitor.email, password=password)
        Worker.objects.using(_OWNER).filter(pk=worker.pk).update(user=account)
