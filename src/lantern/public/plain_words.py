"""What an answer on the public page has to be: words, and no more of them than fit."""

from lantern.journal.in_words import why_not_words

LONGEST = 5_000  # characters in one answer: a page and a half


def why_not(text: str) -> str:
    """What is wrong with an answer, said kindly; "" if it can be kept."""
    if len(text) > LONGEST:
        return f"That is longer than we can keep in one box. Send the first {LONGEST:,} letters, then add more"
    return why_not_words(text)
