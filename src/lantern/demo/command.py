"""`lantern demo`: load the fictional county, or tamper with a throw-away copy and see it named."""

import argparse
import importlib
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `lantern demo` may be told."""
    parser.add_argument("what", choices=("load", "tamper"), help="load the county, or tamper with a copy of it")


def run(chosen: argparse.Namespace) -> int:
    """Do it; 0 when it was done, 1 when the county may not be loaded here."""
    # By name, because these need Django's applications, which exist only once the database is ready.
    if chosen.what == "tamper":
        return int(importlib.import_module("lantern.demo.tamper").run())
    load = importlib.import_module("lantern.demo.load")
    try:
        print(f"{load.load()} records loaded.")
    except load.NotHere as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0
