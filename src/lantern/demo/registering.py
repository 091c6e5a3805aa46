"""The county's areas, agencies, teams, workers and their sign-ins, made by the owner of the tables."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction

from lantern.demo.cast import AREAS, PARTNERS, PASSWORD, PEOPLE, care
from lantern.registry.models import Agency, Area, Sector, Team, Worker

OWNER = "owner"


def register() -> dict[str, Worker]:
    """Make them all, and give the workers by key."""
    with transaction.atomic(using=OWNER):
        areas = {name: Area.objects.using(OWNER).create(name=name) for name in AREAS}
        names = [(care(area), Sector.SOCIAL_CARE) for area in AREAS] + list(PARTNERS)
        agencies = {name: Agency.objects.using(OWNER).create(name=name, sector=sector) for name, sector in names}
        teams: dict[tuple[str, str], Team] = {}
        workers = {}
        password = make_password(PASSWORD)
        for person in PEOPLE:
            agency, area = agencies[person.agency], areas[person.area]
            team = teams.get((person.agency, person.team))
            if team is None:
                team = Team.objects.using(OWNER).create(agency=agency, area=area, name=person.team)
                teams[person.agency, person.team] = team
            user = User.objects.using(OWNER).create(username=person.key, email=person.email, password=password)
            workers[person.key] = Worker.objects.using(OWNER).create(
                user=user, name=person.name, role=person.role, team=team, agency=agency, area=area
            )
    return workers
