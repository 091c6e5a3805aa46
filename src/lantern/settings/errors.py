"""Why Lantern cannot start. Each says what is wrong, where, and what to do."""


class CannotStart(Exception):
    """Something outside Lantern has to be put right first; shown as it is, without a traceback."""


class NoPostgres(CannotStart):
    """No usable PostgreSQL was found."""


class ClusterFailed(CannotStart):
    """The private PostgreSQL would not be made, started or stopped; ends with what it said."""


class UnsafeRole(CannotStart):
    """A role of ours can do more on this server than Lantern's access rules allow for."""


class NoServer(CannotStart):
    """The server of LANTERN_DATABASE_URL cannot be reached or used."""
