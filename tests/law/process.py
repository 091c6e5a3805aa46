"""The same pathway as a process for a workflow engine: what the law is measured against.

One task for each kind of fact in the stories of children.py, and gateways where it can go round again.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from lantern.law import Fact

# Each step, and to which steps before or after it the pathway may turn instead of to the next.
STEPS = (
    ("referral.received", ()),
    ("referral.decided", ("episode.closed",)),
    ("referral.acknowledged", ()),
    ("assessment.started", ()),
    ("strategy_discussion.held", ("strategy_discussion.held", "police_protection.taken")),
    ("s47.concluded", ("police_protection.taken", "assessment.completed")),
    ("conference.held", ("assessment.completed",)),
    ("core_group.met", ("core_group.met",)),
    ("review_conference.held", ("review_conference.held",)),
    ("plan.ended", ("strategy_discussion.held",)),
    ("assessment.completed", ()),
    ("episode.closed", ("referral.received",)),
    ("end", ()),
    ("police_protection.taken", ()),
    ("police_protection.ended", ("conference.held",)),
)
_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def bpmn() -> str:
    """The pathway in BPMN 2.0."""
    parts = ['<startEvent id="start"/>', _flow("start", STEPS[0][0])]
    for (step, turns), (following, _) in zip(STEPS, (*STEPS[1:], ("end", ())), strict=True):
        if step == "end":
            parts.append('<endEvent id="end"/>')
            continue
        parts.append(f'<manualTask id="{step}"/>')
        after = following
        if turns:
            after = f"after.{step}"
            default = f"{after}.{following}"
            parts.append(f'<exclusiveGateway id="{after}" default="{default}"/>')
            parts += [_flow(after, turn, f"following == '{turn}'") for turn in turns if turn != following]
            parts.append(_flow(after, following))
        parts.append(_flow(step, after))
    body = "".join(parts)
    return f'<definitions xmlns="{_NAMESPACE}"><process id="pathway" isExecutable="true">{body}</process></definitions>'


def _flow(source: str, target: str, condition: str = "") -> str:
    asked = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    return f'<sequenceFlow id="{source}.{target}" sourceRef="{source}" targetRef="{target}">{asked}</sequenceFlow>'


@cache
def _spec() -> tuple[Any, BpmnWorkflowSerializer]:
    parser = BpmnParser()
    parser.add_bpmn_str(bpmn().encode())
    return parser.get_spec("pathway"), BpmnWorkflowSerializer()


def stepped_and_saved(facts: Sequence[Fact]) -> list[str]:
    """Steps one child through the pathway, fact by fact as told, saving after each. Returns what was saved."""
    spec, serializer = _spec()
    workflow = BpmnWorkflow(spec)
    saved = []
    for fact, following in zip(facts, [*(later.kind for later in facts[1:]), "end"], strict=True):
        workflow.do_engine_steps()
        (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
        if task.task_spec.bpmn_id != fact.kind:
            raise ValueError(f"The pathway waits for {task.task_spec.bpmn_id}, not for {fact.kind}.")
        task.data.update(day=fact.earliest, outcome=fact.outcome, answer=fact.answer, following=following)
        task.run()
        saved.append(serializer.serialize_json(workflow))
    workflow.do_engine_steps()
    if not workflow.is_completed():
        raise ValueError("The pathway did not come to its end.")
    return saved
