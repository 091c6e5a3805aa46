"""Who may see and do what, and why: one policy, compiled to SQL, which every page, list and search asks."""

from lantern.access.asking import NO_RECORD, Reason, allowed, explain, identity, kept, may, me, search_answer
from lantern.access.declaring import KindOfEntry, declare_kinds
from lantern.access.notices import Notice, notice_seen, notices, tell
from lantern.access.reading import AuditedLook, Look, audit, log_read, who_looked

__all__ = (
    "NO_RECORD",
    "AuditedLook",
    "KindOfEntry",
    "Look",
    "Notice",
    "Reason",
    "allowed",
    "audit",
    "declare_kinds",
    "explain",
    "identity",
    "kept",
    "log_read",
    "may",
    "me",
    "notice_seen",
    "notices",
    "search_answer",
    "tell",
    "who_looked",
)
