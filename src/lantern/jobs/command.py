"""`lantern watch`: a round every minute until it is ended."""

import argparse
import logging
import os
import signal
import sys
import threading
from datetime import UTC, datetime
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connections

_EVERY = 60  # seconds
_LIVE = "lantern.settings.watch"
_log = logging.getLogger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `lantern watch` may be told."""
    parser.add_argument("--once", action="store_true", help="go round once and say what was done")


def run(chosen: argparse.Namespace) -> int:
    """Go round until told to end, or once; 1 where it cannot start, or a letter of the one round was not taken."""
    chosen_settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", _LIVE)
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if "watch" not in settings.DATABASES:
        print(f"{chosen_settings} is not for the watch. Set DJANGO_SETTINGS_MODULE={_LIVE} for it.", file=sys.stderr)
        return 1
    # Only now: its modules ask the settings.
    from lantern.jobs.watch import go_round  # noqa: PLC0415 - Django was set up a line above

    if chosen.once:
        done = go_round(datetime.now(UTC))
        print(f"Deputies told of {done.reports} reports; {done.silent} notices of silence; {done.sent} letters sent.")
        return 1 if done.not_sent else 0
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, end)
    while not ended.is_set():
        try:
            go_round(datetime.now(UTC))
        except Error as error:
            # The database may be starting anew: the next round asks again, and nothing is lost meanwhile.
            _log.error("The watch could not ask the database: %s", type(error).__name__)
            connections.close_all()
        ended.wait(_EVERY)
    return 0
