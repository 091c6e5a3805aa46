"""The census's codes as the kinds of entry have them. A code that is not here is left as not known."""

SEXES = {"M": "male", "F": "female", "1": "male", "2": "female"}
CLOSURES = {
    "RC1": "adopted",
    "RC2": "died",
    "RC3": "arrangements_order",
    "RC4": "guardianship_order",
    "RC5": "moved",
    "RC6": "adult_services",
    "RC7": "other",
    "RC8": "no_further_action",
    "RC9": "early_help",
}
CATEGORIES = {
    "NEG": "neglect",
    "PHY": "physical_abuse",
    "SAB": "sexual_abuse",
    "EMO": "emotional_abuse",
    "MUL": "multiple",
}
_FAMILY = ("1A", "1C")
_PUBLIC = ("1B", "1D", "9")
_UNCLEAR = ("8", "10")  # other, voluntary organisations among them; not known


def referrer_of(source: str) -> str:
    """Who a referral came from, as far as what they may be told goes; "" where the code does not say."""
    if source in _FAMILY:
        return "family"
    if source in _PUBLIC:
        return "public"
    return "" if source in _UNCLEAR else "professional"
