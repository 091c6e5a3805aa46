"""What the loader says when a law file cannot be trusted."""

from difflib import get_close_matches


class LawError(Exception):
    """A law file that must not load: which file, which line, what is wrong, what to do."""

    def __init__(self, file: str, line: int, what: str, hint: str) -> None:
        super().__init__(f"{file}, line {line}: {what} {hint}")
        self.file, self.line, self.what, self.hint = file, line, what, hint


class Page:
    """The text of one law file, to say on which line something stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self._lines = name, text.splitlines()

    def line_of(self, *marks: str) -> int:
        """The first line on which all marks stand in order: each searched from where the last was found."""
        at = 0
        for mark in marks:
            at = next((n for n, line in enumerate(self._lines[at:], at) if mark in line), at)
        return at + 1

    def refuse(self, what: str, hint: str, *marks: str) -> LawError:
        """The error for something wrong where `marks` stand."""
        return LawError(self.name, self.line_of(*marks), what, hint)

    def refuse_unknown(self, thing: str, word: str, known: list[str], *marks: str) -> LawError:
        """The error for a word outside its vocabulary, with the nearest known ones."""
        near = get_close_matches(word, known, n=3) or sorted(known)[:5]
        return self.refuse(f"{thing} {word!r} is not known.", f"Known ones near it: {', '.join(near)}.", *marks, word)
