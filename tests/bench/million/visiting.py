"""Workers who ask for pages over HTTP, on a timetable that no slow answer delays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http.cookiejar import CookieJar
from threading import Thread
from time import perf_counter, sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.bench.million.county import PASSWORD

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """Somebody signed in."""

    def __init__(self, site: str, email: str) -> None:
        """Sign in as a person would."""
        self.site = site
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        form = self.open("/account/login/")
        token = _TOKEN.findall(form)[-1]
        given = {"csrfmiddlewaretoken": token.decode(), "login": email, "password": PASSWORD}
        if b"Sign out" not in self.open("/account/login/", urlencode(given).encode()):
            raise RuntimeError(f"{email} could not sign in")

    def open(self, path: str, sent: bytes | None = None) -> bytes:
        """The page, to its last byte; raises HTTPError for any that is not there."""
        with self._opener.open(self.site + path, sent) as answer:
            page: bytes = answer.read()
        return page


@dataclass(frozen=True)
class Planned:
    """A page to be asked for, so many seconds after the start, whatever came of the ones before."""

    at: float
    kind: str
    path: str


def visit(plans: Iterable[tuple[Browser, Sequence[Planned]]]) -> list[tuple[str, float]]:
    """Everybody follows their own plan at once: of each page its kind, and the seconds from when it was planned.

    Whoever still waits for a page asks for the next one late, and the delay counts: nobody is spared a slow page
    because the one before it was slow.
    """
    answered: list[tuple[str, float]] = []
    failed: list[Exception] = []
    began = perf_counter() + 1

    def follow(browser: Browser, plan: Sequence[Planned]) -> None:
        try:
            for page in plan:
                sleep(max(0, began + page.at - perf_counter()))
                browser.open(page.path)
                answered.append((page.kind, perf_counter() - began - page.at))
        except OSError as error:  # what urllib raises; a thread's own would be lost
            failed.append(error)

    threads = [Thread(target=follow, args=one) for one in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return answered
