"""What goes into the program's log. It is read by others than those who may read the record."""

import logging
import traceback
from types import TracebackType

_Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Says where something failed and with what sort of error, and not what the error says.

    A database repeats in its errors what it was asked, which may be a name or the words of an entry.
    """

    def formatException(self, ei: _Failure) -> str:
        """The frames and the names of the errors, the first cause first."""
        return "\n".join(_told(error) for error in _causes(ei[1]))


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.insert(0, error)
        error = error.__cause__ or error.__context__
    return found


def _told(error: BaseException) -> str:
    kind = type(error)
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{kind.__module__}.{kind.__qualname__}"
