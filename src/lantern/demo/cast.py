"""The fictional county: its areas, agencies, teams and the people who sign in. Nobody here lives or has lived."""

from dataclasses import dataclass

from lantern.registry.models import Role, Sector

PASSWORD = "a lantern in the window"  # noqa: S105 - printed at every start; accounts like these refuse to load live
DOMAIN = "lantern.example"

AREAS = ("Ashmere", "Brackwater", "Corrin Vale")

POLICE = "Merrow Police"
HEALTH = "Merrow Health"
SCHOOLS = "Schools of Merrow"
VOLUNTARY = "Harbour Light"
PROBATION = "Merrow Probation"
PARTNERS = (
    (POLICE, Sector.POLICE),
    (HEALTH, Sector.HEALTH),
    (SCHOOLS, Sector.EDUCATION),
    (VOLUNTARY, Sector.VOLUNTARY),
    (PROBATION, Sector.PROBATION),
)


@dataclass(frozen=True)
class Person:
    """Somebody who works in the county. `signs_in` is whether they are among those printed at the start."""

    key: str
    name: str
    role: Role
    agency: str
    area: str
    team: str
    signs_in: bool = False

    @property
    def email(self) -> str:
        """What they sign in with."""
        return f"{self.key}@{DOMAIN}"


def care(area: str) -> str:
    """The name of an area's children's social care."""
    return f"{area} children's services"


def _people_of(area: str, names: tuple[str, ...], *, signs_in: bool) -> tuple[Person, ...]:
    """An area's own workers: two teams, duty, a conference chair."""
    east, west, duty, chairs = f"{area} East", f"{area} West", f"{area} duty", f"{area} conferences"
    places = (
        ("sw", Role.SOCIAL_WORKER, east),
        ("sw2", Role.SOCIAL_WORKER, east),
        ("sw3", Role.SOCIAL_WORKER, west),
        ("sw4", Role.SOCIAL_WORKER, west),
        ("tm", Role.TEAM_MANAGER, east),
        ("tm2", Role.TEAM_MANAGER, west),
        ("duty", Role.DUTY_WORKER, duty),
        ("dm", Role.DUTY_MANAGER, duty),
        ("chair", Role.CONFERENCE_CHAIR, chairs),
    )
    prefix = area.partition(" ")[0].lower()
    return tuple(
        Person(f"{prefix}.{key}", name, role, care(area), area, team, signs_in and key in _SIGN_IN)
        for (key, role, team), name in zip(places, names, strict=True)
    )


_SIGN_IN = ("sw", "sw2", "tm", "duty", "dm", "chair")

PEOPLE: tuple[Person, ...] = (
    *_people_of(
        "Ashmere",
        (
            "Amina Farrow", "Tomasz Reeve", "Grace Ollerton", "Idris Penhale", "Ruth Calloway", "Samir Whitlock",
            "Bea Tranter", "Malcolm Oyelaran", "Helena Straker",
        ),
        signs_in=True,
    ),
    *_people_of(
        "Brackwater",
        (
            "Joanna Pell", "Kofi Larkham", "Mairi Sandow", "Luke Ainsty", "Nadia Hartwell", "Owen Brisk",
            "Farah Coombe", "Peter Yarrow", "Denise Loxley",
        ),
        signs_in=False,
    ),
    *_people_of(
        "Corrin Vale",
        (
            "Sian Maddern", "Ravi Thornby", "Ellen Croft", "Jude Okafor-Lane", "Wilma Sedge", "Aled Farnon",
            "Petra Holm", "Yusuf Garland", "Morag Tilling",
        ),
        signs_in=False,
    ),
    Person("police", "Dan Hollis", Role.POLICE_OFFICER, POLICE, "Ashmere", "Child protection, Ashmere", True),
    Person("police2", "Carys Venn", Role.POLICE_OFFICER, POLICE, "Brackwater", "Child protection, Brackwater"),
    Person("police3", "Ned Ashworth", Role.POLICE_OFFICER, POLICE, "Corrin Vale", "Child protection, Corrin Vale"),
    Person("analyst", "Iris Quill", Role.POLICE_ANALYST, POLICE, "Ashmere", "Analysis", True),
    Person("health", "Olu Bassett", Role.HEALTH_LEAD, HEALTH, "Ashmere", "Safeguarding nurses", True),
    Person("school", "Marian Tull", Role.SCHOOL_LEAD, SCHOOLS, "Ashmere", "Harbour School", True),
    Person("school2", "Gethin Rudge", Role.SCHOOL_LEAD, SCHOOLS, "Brackwater", "Brackwater Academy"),
    Person("voluntary", "Kit Delaney", Role.VOLUNTARY_WORKER, VOLUNTARY, "Ashmere", "Outreach", True),
    Person("voluntary2", "Rosa Finch", Role.VOLUNTARY_WORKER, VOLUNTARY, "Brackwater", "Parents' support"),
    Person("mother", "Ffion Larkfield", Role.PARENT, VOLUNTARY, "Ashmere", "Outreach", True),
    Person("father", "Gareth Larkfield", Role.PARENT, VOLUNTARY, "Ashmere", "Outreach", True),
    Person("probation", "Hugh Semple", Role.PROBATION_OFFICER, PROBATION, "Ashmere", "Merrow probation"),
    Person("board", "Dame Edith Marlowe", Role.BOARD_MEMBER, care("Ashmere"), "Ashmere", "Partnership board"),
    Person("auditor", "Colin Strand", Role.AUDITOR, care("Ashmere"), "Ashmere", "Audit", True),
    Person("leila", "The young person", Role.YOUNG_PERSON, care("Ashmere"), "Ashmere", "Ashmere East", True),
    Person("administrator", "Vera Lund", Role.ADMINISTRATOR, care("Ashmere"), "Ashmere", "Systems"),
)  # fmt: skip
BY_KEY = {person.key: person for person in PEOPLE}


def welcome(address: str) -> str:
    """What is printed when the demonstration starts: who to sign in as, and where to begin."""
    width = max(len(person.email) for person in PEOPLE if person.signs_in)
    lines = [f"  {p.email:<{width}}  {p.name}, {p.role.label.lower()}, {p.team}" for p in PEOPLE if p.signs_in]
    return "\n".join(
        [
            f"A fictional county is loaded. Three things to see in ten minutes are on the first page, {address}/tour/",
            f"Everybody's password: {PASSWORD}",
            *lines,
        ]
    )
