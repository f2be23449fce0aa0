"""One line a step: number, Vietnamese name, how it ended, how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

NEW_LINE = "\n"


@dataclass(frozen=True)
class Step:
    """One step of a command.

    Attributes:
        work: does it and says what happened: "" for done, otherwise a word such as "đã có". A step that
            printed lines of its own begins that word with NEW_LINE.
    """

    title: str
    work: Callable[[], str]


def seconds(duration: float) -> str:
    return f"{duration:.1f} s" if duration < 60 else f"{int(duration // 60)} min {int(duration % 60):02d} s"


def run(steps: list[Step], out: TextIO = sys.stdout, clock: Callable[[], float] = time.monotonic) -> float:
    """Run steps in order; seconds they took together. The first failure ends it, with its line marked."""
    begin = clock()
    for number, step in enumerate(steps, start=1):
        started = clock()
        _say(out, f"[{number}/{len(steps)}] {step.title} …")
        try:
            outcome = step.work() or "xong"
        except BaseException:
            _say(out, f" không xong · failed {seconds(clock() - started)}\n")
            raise
        _say(out, f"{'' if outcome.startswith(NEW_LINE) else ' '}{outcome} {seconds(clock() - started)}\n")
    return clock() - begin


def _say(out: TextIO, text: str) -> None:
    out.write(text)
    out.flush()
