"""Whether somebody who keeps a log can tell by time that they are held: a worry is recorded, feedback is not shown.

Two parents keep logs about one child that look alike to each: as many notes, as much feedback. One of them is held, and
three more lines of feedback on every note are kept back from them. Both ask for their log in turn, over loopback, three
times each, of which the quickest counts. A classifier that goes by time alone is asked whose it was; its control is a
lookup that takes 5 ms.
"""

import os
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantern.settings.test")
django.setup()

from tests.bench.figure import Figure  # noqa: E402 - Django is set up first
from tests.bench.million.visiting import Browser  # noqa: E402 - Django is set up first
from tests.bench.timing.apart import told_apart  # noqa: E402 - Django is set up first
from tests.bench.timing.logs import logs  # noqa: E402 - Django is set up first
from tests.serving import served  # noqa: E402 - Django is set up first

_PAGE, _WARM, _TIMES = "/log/", 50, 3


def measure() -> list[Figure]:
    """Serve both logs, and ask for one after the other."""
    with logs() as made, served(made) as site:
        keepers = {
            is_held: Browser(site, f"{key}@marlshire.example") for is_held, key in ((True, "father"), (False, "mother"))
        }
        pages = [len(keeper.open(_PAGE)) for keeper in keepers.values() for _ in range(_WARM)]
        if len(set(pages)) != 1:
            raise RuntimeError(f"The two logs do not look alike: {sorted(set(pages))} bytes")

        return [told_apart("log held or not", lambda _n, is_held: _seconds(keepers[is_held]))]


def _seconds(keeper: Browser) -> float:
    took = []
    for _ in range(_TIMES):
        began = perf_counter()
        keeper.open(_PAGE)
        took.append(perf_counter() - began)
    return min(took)
