"""The stories that the tour leads to, each with fictional people."""

from collections.abc import Callable

from lantern.demo.stories import (
    enquiry_late,
    force_notice,
    often_missing,
    referred_by_school,
    told_by_the_public,
    unanswered_reports,
    unnamed,
)
from lantern.demo.telling import County, Telling

Story = Callable[[County], list[Telling]]
ALL: tuple[Story, ...] = (
    enquiry_late.tell,
    referred_by_school.tell,
    unanswered_reports.tell,
    often_missing.tell,
    told_by_the_public.tell,
    force_notice.tell,
    unnamed.tell,
)
