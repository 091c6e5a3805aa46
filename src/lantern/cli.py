"""The `lantern` command. It knows the verbs; each is done by a module of the floor it belongs to."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lantern import __doc__ as purpose
from lantern.settings.errors import CannotStart


class Command(Protocol):
    """What a verb's module offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's arguments."""

    def run(self, chosen: argparse.Namespace) -> int:
        """Do it; the exit code."""


@dataclass(frozen=True)
class Verb:
    """A verb, what it does in a line, its module, and whether the database must be up for it."""

    name: str
    says: str
    module: str
    asks_database: bool = False


VERBS = (
    Verb("serve", "start everything and serve the site on this machine until Ctrl-C", "lantern.settings.serve"),
    Verb("watch", "tell somebody of what waits, each minute until it is ended", "lantern.jobs.command"),
    Verb(
        "prepare",
        "make the roles and the database, and bring its tables up to date",
        "lantern.settings.prepare",
    ),
    Verb("duties", "every statutory duty of every child in a CIN census file", "lantern.returns.duties"),
    Verb("examples", "write a fictional census file to try things on", "lantern.returns.examples.command"),
    Verb(
        "import",
        "write another system's return to the record",
        "lantern.returns.importing",
        asks_database=True,
    ),
    Verb("rules", "list, show or draw what the guidance requires", "lantern.law.command"),
    Verb("verify", "say what in the record was altered, removed or inserted", "lantern.journal.checking", True),
    Verb("heads", "one root over the whole record, for outsiders to keep", "lantern.journal.rooting", True),
    Verb(
        "receipt", "say whether what a receipt was given for still stands as written", "lantern.journal.receipts", True
    ),
    Verb("rebuild", "make every view of the record again from its entries", "lantern.journal.rebuilding", True),
    Verb("demo", "load the fictional county, or tamper with a copy of it", "lantern.demo.command", True),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `lantern VERB ...`; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    verb = next((verb for verb in VERBS if words and verb.name == words[0]), None)
    # Only the verb's own module is loaded: `lantern --help` must not wait for Django, nor for a database.
    command: Command | None = importlib.import_module(verb.module) if verb else None
    chosen = _parser(verb, command).parse_args(words)
    if verb is None or command is None:
        return 2
    try:
        return _run(verb, command, chosen)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough, as `| head` does; Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(verb: Verb, command: Command, chosen: argparse.Namespace) -> int:
    if not verb.asks_database:
        return command.run(chosen)
    from lantern.settings import launch  # noqa: PLC0415 - loads Django, which the other verbs do without

    with launch.ready():
        return command.run(chosen)


def _parser(chosen: Verb | None, command: Command | None) -> argparse.ArgumentParser:
    """A parser that knows every verb by name, and the arguments of the one that was chosen."""
    parser = argparse.ArgumentParser(
        prog="lantern", description=purpose, epilog="`lantern VERB --help` explains one of them."
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        own = verbs.add_parser(verb.name, help=verb.says, description=f"{verb.says[0].upper()}{verb.says[1:]}.")
        if verb is chosen and command:
            command.arguments(own)
    return parser


if __name__ == "__main__":
    sys.exit(main())
