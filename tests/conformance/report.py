"""Runs the abstract tests and writes what they found, in the form that test runners read (JUnit XML)."""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tests.conformance import core, crs, encodings
from tests.conformance.asking import Service, Skipped
from tests.conformance.register import CLASSES, TESTS, AbstractTest

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
#: Declaring modules; importing them fills the register.
DECLARED = (core, encodings, crs)


class Outcome(NamedTuple):
    """What became of one test; `reason` is empty for a passed one."""

    test: AbstractTest
    verdict: str
    reason: str
    seconds: float


def run(root: str) -> list[Outcome]:
    """Every test against the server whose landing page is `root`."""
    service = Service(root)
    return [_one(test, service) for test in TESTS]


def summary(outcomes: list[Outcome]) -> list[str]:
    """One line a class."""
    lines = []
    for one in CLASSES:
        counted = Counter(outcome.verdict for outcome in outcomes if outcome.test.conformance_class == one)
        lines.append(f"{one:<8} {', '.join(f'{counted[each]} {each}' for each in (PASSED, FAILED, SKIPPED))}")
    return lines


def write(outcomes: list[Outcome], path: Path) -> None:
    """The report as JUnit XML."""
    suites = ElementTree.Element("testsuites")
    for one in CLASSES:
        of_class = [outcome for outcome in outcomes if outcome.test.conformance_class == one]
        suite = ElementTree.SubElement(suites, "testsuite", name=one, tests=str(len(of_class)))
        for outcome in of_class:
            case = ElementTree.SubElement(
                suite, "testcase", name=outcome.test.name, time=f"{outcome.seconds:.3f}"
            )
            if outcome.verdict == FAILED:
                ElementTree.SubElement(case, "failure", message=outcome.reason)
            elif outcome.verdict == SKIPPED:
                ElementTree.SubElement(case, "skipped", message=outcome.reason)
    path.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(suites).write(path, encoding="utf-8", xml_declaration=True)


def main() -> int:
    """`python -m tests.conformance.report ROOT REPORT`; exit code 1 when a test failed."""
    root, report = sys.argv[1:3]
    outcomes = run(root)
    write(outcomes, Path(report))
    print("\n".join(summary(outcomes)))
    for outcome in outcomes:
        if outcome.verdict != PASSED:
            print(
                f"  {outcome.verdict}: {outcome.test.conformance_class} {outcome.test.name}: {outcome.reason}"
            )
    return 1 if any(outcome.verdict == FAILED for outcome in outcomes) else 0


def _one(test: AbstractTest, service: Service) -> Outcome:
    started = time.perf_counter()
    try:
        test.run(service)
        verdict, reason = PASSED, ""
    except Skipped as skipped:
        verdict, reason = SKIPPED, str(skipped)
    except AssertionError as fault:
        verdict, reason = FAILED, str(fault) or traceback.format_exc(limit=-1)
    except (
        Exception
    ) as error:  # a document that lacks what the standard wants is a fault, not the end of the run
        verdict, reason = FAILED, f"{type(error).__name__}: {error}"
    return Outcome(test, verdict, reason, time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
