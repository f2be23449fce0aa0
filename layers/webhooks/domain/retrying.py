"""Gửi lại. When a message that was not taken is sent again, and when it is given up. Pure."""

from __future__ import annotations

from datetime import timedelta

#: Pauses after the first, second, … failure; together two thirds of a day.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800))
#: Part of a pause that is left to chance, so that a receiver that comes back is not met by everybody at once.
JITTER = 0.2
#: A receiver may ask for a later time; not later than this.
LONGEST_ASKED = timedelta(hours=1)
#: A subscription whose messages failed for so long, without one success, is switched off.
DISABLED_AFTER = timedelta(days=5)


def pause(attempts: int, chance: float, asked: timedelta | None = None) -> timedelta | None:
    """How long to wait after a failure; None: it was the last attempt.

    Args:
        attempts: attempts so far, 1 or more.
        chance: evenly spread over 0 … 1.
        asked: what the receiver's `Retry-After` says.
    """
    if attempts > len(PAUSES):
        return None
    wanted = PAUSES[attempts - 1] * (1 + JITTER * (2 * chance - 1))
    return max(wanted, min(asked, LONGEST_ASKED)) if asked is not None else wanted
