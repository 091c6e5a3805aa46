"""The words in which the 2009 guidance describes its levels: of their time, and shown only where they are asked for."""

from lantern.kinds.declare import Cite
from lantern.kinds.judgement.level import Level

CITED = Cite("dcsf-2009", "annex C", "text")

# Shortened; every word is the guidance's own.
QUOTED = {
    Level.ONE: "Smaller number of risk factors identified or movement from Levels 2 or 3. For example: sexualised risk"
    " taking behaviour, beginning to truant from school, occasionally going missing, going to known places of concern,"
    " getting into cars, showing signs of gifts or access to resources …",
    Level.TWO: "Fewer risk factors or signals (or reduction from Level 3). For example: regularly going missing, …"
    " truanting regularly from school, … involved with other vulnerable peers, experiencing violence, intimidation and"
    " fear …",
    Level.THREE: "Multiple risk factors. For example: entrenched in one or more abusive relationships, contact with"
    " known perpetrators, going missing and running away from home, … experience of violence, intimidation and fear.",
}
