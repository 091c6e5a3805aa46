"""How wide a text is drawn, near enough to wrap it: classes of letters that hold for Arial and for our typeface."""

_CLASSES = ((0.26, "iljI.,:;'|!’ "), (0.34, "ftr()[]-/–"), (0.86, "mwMW@%—"), (0.68, "ABCDEGHKNOPQRSUVXYZ&"))
_WIDTH = {letter: width for width, letters in _CLASSES for letter in letters}
_OTHERWISE = 0.55
_BOLD = 1.08


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text at this size."""
    return sum(_WIDTH.get(letter, _OTHERWISE) for letter in text) * size * (_BOLD if bold else 1.0)


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider has a line to itself."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
