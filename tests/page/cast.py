"""Two workers of one team, with accounts."""

import psycopg
from django.contrib.auth.hashers import make_password

PASSWORD = "a password for a test"
WORKERS = ((1, "Nadia Rahim", "nadia"), (2, "Owen Pryce", "owen"))


def settle(owner: psycopg.Connection) -> None:
    """Put them into an empty, migrated database."""
    owner.execute("insert into registry_area (id, name) values (1, 'Wexmoor')")
    owner.execute("insert into registry_agency values (1, 'Wexmoor Social Care', 'social_care')")
    owner.execute("insert into registry_team (id, agency_id, area_id, name) values (1, 1, 1, 'North')")
    for number, name, account in WORKERS:
        owner.execute(
            "insert into auth_user (id, username, email, password, first_name, last_name, is_active, is_staff,"
            " is_superuser, date_joined) values (%s, %s, %s, %s, '', '', true, false, false, now())",
            (number, account, f"{account}@wexmoor.example", make_password(PASSWORD)),
        )
        owner.execute(
            "insert into registry_worker (id, user_id, name, role, team_id, agency_id, area_id, is_active)"
            " values (%s, %s, %s, 'social_worker', 1, 1, 1, true)",
            (number, number, name),
        )
