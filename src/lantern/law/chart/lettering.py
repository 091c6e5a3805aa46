"""How wide a text is drawn, near enough to wrap it: classes of letters that hold for Arial and for our typeface."""

from functools import lru_cache

_CLASSES = ((0.26, "iljI.,:;'|!’"), (0.34, "ftr()[]-/–"), (0.86, "mwMW@%—"), (0.68, "ABCDEGHKNOPQRSUVXYZ&"))
_WIDTH = {letter: width for width, letters in _CLASSES for letter in letters}
_OTHERWISE = 0.55
_SPACE = 0.28
_BOLD = 1.08


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text at this size."""
    return sum(map(_word, text.split())) * size * (_BOLD if bold else 1.0) + text.count(" ") * _SPACE * size


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider has a line to itself."""
    room = width / size / (_BOLD if bold else 1.0)
    lines: list[list[str]] = []
    used = room
    for word in text.split():
        if used + _SPACE + _word(word) <= room:
            lines[-1].append(word)
            used += _SPACE + _word(word)
        else:
            lines.append([word])
            used = _word(word)
    return [" ".join(words) for words in lines]


@lru_cache(maxsize=4096)
def _word(word: str) -> float:
    """The width of a word, as a multiple of the size of its letters."""
    return sum(_WIDTH.get(letter, _OTHERWISE) for letter in word)
