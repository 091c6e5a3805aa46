"""What a room offers to the front page of a record; the site puts the panels of several rooms together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Panel:
    """One part of a record's front page: heading, template and its context, and whether it stands beside."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = False

    def drawn(self, request: HttpRequest) -> SafeString:
        """The panel as HTML."""
        return render_to_string(self.template, dict(self.context), request)
