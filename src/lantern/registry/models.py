"""The tables of ids. What becomes known about a person, place or thing is an entry, never a column here."""

import uuid

from django.conf import settings
from django.db import models


class Sector(models.TextChoices):
    """The part of the partnership that an agency belongs to."""

    SOCIAL_CARE = "social_care", "Children's social care"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    PROBATION = "probation", "Probation"
    VOLUNTARY = "voluntary", "Voluntary service"


class Role(models.TextChoices):
    """What a worker is employed to do, or who of a family signs in; what they may see follows from it."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    DUTY_WORKER = "duty_worker", "Duty worker"
    DUTY_MANAGER = "duty_manager", "Duty manager"
    CONFERENCE_CHAIR = "conference_chair", "Conference chair"
    POLICE_OFFICER = "police_officer", "Police officer"
    POLICE_ANALYST = "police_analyst", "Police analyst"
    HEALTH_LEAD = "health_lead", "Health lead"
    SCHOOL_LEAD = "school_lead", "School lead"
    VOLUNTARY_WORKER = "voluntary_worker", "Voluntary worker"
    PROBATION_OFFICER = "probation_officer", "Probation officer"
    BOARD_MEMBER = "board_member", "Board member"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"
    PARENT = "parent", "Parent or carer"
    YOUNG_PERSON = "young_person", "Young person"


class RecordType(models.TextChoices):
    """What a record is of."""

    PERSON = "person", "Person"
    PLACE = "place", "Place"
    THING = "thing", "Thing"
    GROUP = "group", "Group"
    PUBLIC_REPORT = "public_report", "Report from the public"
    FAMILY_LOG = "family_log", "Family's log"
    AGENCY = "agency", "Agency"


class Area(models.Model):
    """The area of one local authority."""

    id = models.SmallAutoField(primary_key=True)
    name = models.TextField(unique=True)

    class Meta:
        db_table = "registry_area"

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """One organisation of the partnership."""

    id = models.SmallAutoField(primary_key=True)
    name = models.TextField(unique=True)
    sector = models.TextField(choices=Sector.choices)

    class Meta:
        db_table = "registry_agency"
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of one agency, working in one area."""

    agency = models.ForeignKey(Agency, models.PROTECT)
    area = models.ForeignKey(Area, models.PROTECT)
    name = models.TextField()

    class Meta:
        db_table = "registry_team"
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="registry_team_named_once"),)

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """Somebody who works for an agency, in a team and an area; elsewhere they are another worker."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    name = models.TextField()
    role = models.TextField(choices=Role.choices)
    team = models.ForeignKey(Team, models.PROTECT)
    agency = models.ForeignKey(Agency, models.PROTECT)
    area = models.ForeignKey(Area, models.PROTECT)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "registry_worker"

    def __str__(self) -> str:
        return self.name


class Record(models.Model):
    """Something that entries stand in. Its area and agency are where it was opened."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    type = models.TextField(choices=RecordType.choices)
    area = models.ForeignKey(Area, models.PROTECT)
    agency = models.ForeignKey(Agency, models.PROTECT)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "registry_record"

    def __str__(self) -> str:
        return str(self.id)
