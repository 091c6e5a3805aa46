"""`lantern heads`: one root over the whole record, for outsiders to keep."""

import argparse

from django.db import connections

from lantern.journal.roots import WITHOUT_A_ROOT, heads


def arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none."""


def run(chosen: argparse.Namespace) -> int:
    """Print the root on a line of its own, and then what it is for."""
    owner = connections["owner"]
    owner.ensure_connection()
    root = heads(owner.connection)
    print(root)
    print(f"\n{root.count} entries at {root.at:%Y-%m-%d %H:%M:%S %Z}. Give the first line to somebody outside to keep.")
    print(WITHOUT_A_ROOT)
    print("Later, `lantern verify --against FILE` compares the record with it.")
    return 0
