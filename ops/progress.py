"""One line a step: number, Vietnamese name, how it ended, how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Step:
    """One step of a command.

    Attributes:
        work: does it and says what happened: "" for done, otherwise a word such as "đã có · up to date".
        talks: it prints lines of its own meanwhile.
    """

    title: str
    work: Callable[[], str]
    talks: bool = False


def seconds(duration: float) -> str:
    return f"{duration:.1f} s" if duration < 60 else f"{int(duration // 60)} min {int(duration % 60):02d} s"


def run(steps: list[Step], out: TextIO = sys.stdout, clock: Callable[[], float] = time.monotonic) -> float:
    """Run steps in order; seconds they took together. The first failure ends it, with its line marked."""
    begin = clock()
    for number, step in enumerate(steps, start=1):
        started = clock()
        head = f"[{number}/{len(steps)}] {step.title} …"
        _say(out, head, newline=step.talks)
        try:
            outcome = step.work()
        except BaseException:
            _say(
                out,
                f"{head if step.talks else ''} không xong · failed {seconds(clock() - started)}",
                newline=True,
            )
            raise
        _say(
            out,
            f"{head if step.talks else ''} {outcome or 'xong'} {seconds(clock() - started)}",
            newline=True,
        )
    return clock() - begin


def _say(out: TextIO, text: str, *, newline: bool) -> None:
    out.write(text + ("\n" if newline else ""))
    out.flush()
