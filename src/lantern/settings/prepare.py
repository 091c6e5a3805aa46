"""`lantern prepare`: make the roles and the database on a server, and bring its tables up to date."""

import argparse

from lantern.settings import launch, state


def arguments(parser: argparse.ArgumentParser) -> None:
    """It is told everything by settings: see docs/settings.md."""


def run(chosen: argparse.Namespace) -> int:
    """Prepare, and say where."""
    with launch.ready() as place:
        where = place.server.place.get("host", "this machine")
        print(f"The database {state.dbname()} on {where} is ready; its passwords are in {state.directory()}.")
    return 0
