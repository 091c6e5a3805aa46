"""The categories of harm that a plan is made under: the same four in every edition that Lantern holds."""

from lantern.kinds.answers import Coded


class Category(Coded):
    """The kind of harm that a plan is made against. `multiple` is met in returns."""

    NEGLECT = "neglect", "Neglect"
    PHYSICAL = "physical_abuse", "Physical abuse"
    SEXUAL = "sexual_abuse", "Sexual abuse", "Sexual exploitation is recorded here."
    EMOTIONAL = "emotional_abuse", "Emotional abuse"
    MULTIPLE = (
        "multiple",
        "More than one, not told apart",
        "From a return. Choose the main one where you can.",
    )
