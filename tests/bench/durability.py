"""Entries lost and doubled in 200 kills of PostgreSQL and of the writers, beside a control that answers too early."""

import os

import django

from tests.bench.figure import Figure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.test")
django.setup()

from tests.journal.killing import Count, drill  # noqa: E402 - Django is set up first

_KILLS, _CONTROLS = 200, 5


def measure() -> list[Figure]:
    """Three kills of the server to one of the writers; then the control, whose losses show that loss is seen."""
    with drill() as drilled:
        kills = [drilled.kill_writers if n % 4 == 0 else drilled.kill_postgres for n in range(_KILLS)]
        count = sum((kill() for kill in kills), Count())
        findings = len(drilled.findings())
        drilled.carelessly()
        control = sum((drilled.kill_postgres() for _ in range(_CONTROLS)), Count())
    kills_of = f"{_KILLS} kills of PostgreSQL and its writers"
    return [
        Figure(f"entries answered, {kills_of}", count.answered, "entries"),
        Figure(f"entries lost, {kills_of}", count.lost, "entries", "0", count.lost == 0),
        Figure(f"entries doubled, {kills_of}", count.doubled, "entries", "0", count.doubled == 0),
        Figure(f"findings of verify after {kills_of}", findings, "findings", "0", findings == 0),
        Figure(f"entries lost by the control, {_CONTROLS} kills", control.lost, "entries", "> 0", control.lost > 0),
    ]
