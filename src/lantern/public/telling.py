"""What was typed on the page, what is wrong with it, and the entry that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lantern.kinds.answers import Coded, When
from lantern.kinds.coming_in.public_report import Danger, Matter, PublicReportAdded, PublicReportMade, Reply, Teller
from lantern.public.plain_words import why_not

# What is left out stands for what it means to leave it out. Nothing but the words themselves must be given.
_UNSAID: dict[str, tuple[type[Coded], Coded]] = {
    "danger": (Danger, Danger.NOT_SURE),
    "matter": (Matter, Matter.WORRY),
    "teller": (Teller, Teller.NOT_SAID),
    "reply": (Reply, Reply.HERE),
}
_WORDS = ("what", "whom", "where", "reply_to", "reply_when")
_EMPTY = "Tell us a little of what happened, or what worries you. A few words are enough"


@dataclass(frozen=True)
class Telling:
    """The answers as typed, and what is wrong, by field."""

    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Mapping[str, str], *, adding: bool = False) -> "Telling":
        """Read what was typed."""
        asked = ("danger", "what") if adding else (*_UNSAID, *_WORDS)
        typed = {name: given.get(name, "").strip() for name in asked}
        wrong = {name: why for name in _WORDS if (why := why_not(typed.get(name, "")))}
        if not typed["what"]:
            wrong["what"] = _EMPTY
        if not adding and _code(typed, "reply") != Reply.HERE and not typed["reply_to"]:
            wrong["reply_to"] = "Write the number or address, or choose “Only when I come back” above"
        return cls(typed, wrong)

    def report(self, now: datetime) -> PublicReportMade:
        """The entry that a first telling makes."""
        coded = {name: _code(self.typed, name) for name in _UNSAID}
        said = {name: self.typed[name] for name in _WORDS if self.typed[name]}
        if coded["reply"] == Reply.HERE:
            # A number that was typed and then thought better of is not kept.
            said = {name: words for name, words in said.items() if not name.startswith("reply_")}
        return PublicReportMade.model_validate({"happened": When.moment(now), **coded, **said})

    def addition(self, now: datetime) -> PublicReportAdded:
        """The entry that adds to it."""
        danger = _code(self.typed, "danger")
        return PublicReportAdded.model_validate(
            {"happened": When.moment(now), "danger": danger, "what": self.typed["what"]}
        )


def _code(typed: Mapping[str, str], name: str) -> Coded:
    codes, unsaid = _UNSAID[name]
    return next((code for code in codes if code == typed.get(name)), unsaid)
