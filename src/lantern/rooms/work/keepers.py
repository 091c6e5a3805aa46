"""Who keeps a clock: the referrer writes, the police release a child, the chair holds reviews; the team the rest."""

from lantern.kinds.protocol import the_law
from lantern.registry.models import Role

_REFERRER, _POLICE, _CHAIR = "referrer", "designated police officer", "conference chair"
_INTERVIEWER = "independent interviewer"
# Those of whose clocks only these are theirs. A partner's other clocks are the team's to keep, and a referrer is not
# known by name.
_OWN = {
    Role.CONFERENCE_CHAIR: (_CHAIR,),
    Role.POLICE_OFFICER: (_POLICE,),
    Role.POLICE_ANALYST: (),
    Role.HEALTH_LEAD: (),
    Role.SCHOOL_LEAD: (),
    Role.VOLUNTARY_WORKER: (_INTERVIEWER,),
    Role.PROBATION_OFFICER: (),
}


def kept_by_others(role: str) -> list[str]:
    """The ids of the rules whose clocks somebody else keeps than a worker in this role and their team."""
    own = _OWN.get(Role(role))
    rules = the_law().rules.values()
    if own is not None:
        return [rule.id for rule in rules if rule.owner not in own]
    return [rule.id for rule in rules if rule.owner in (_REFERRER, _POLICE, _CHAIR)]
