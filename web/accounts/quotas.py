"""Hạn mức ngày. How many requests the programs of a login may make of the domain API in a day of the city.

A process takes requests in blocks from the count in the database and hands them out one by one, so that not every
request writes; a small quota is counted one by one. What a block still holds when its process ends is lost.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import Allowance
from geo.named_sql import load
from geo.reading import prepared_rows

DAY_S = 86_400
#: A block is this part of a quota, and never more than so many requests.
_PART, _MOST = 1_000, 50
#: Seconds after which the quota is read again: an administrator may have changed it.
_BELIEVED_S = 60.0


@dataclass
class _Block:
    """Requests of a day that this process may hand out: `left`; `counted` are counted of all processes."""

    day: str
    limit: int | None = 0
    counted: int = 0
    left: int = 0
    believed_until: float = 0.0

    def fill(self, number: int) -> None:
        """Take as many requests as the quota of the login still has, one block at most."""
        limit = self.limit or 0
        size = max(1, min(_MOST, limit // _PART))
        values = {"user": number, "day": self.day, "block": size}
        before = int(prepared_rows(load("web", "accounts")["take_requests"], values)[0]["requests"]) - size
        self.counted, self.left = before + size, max(0, min(size, limit - before))


class Quotas:
    """Quotas of the logins whose programs called this process.

    Args:
        clock: seconds, monotonic; given in tests.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._blocks: dict[int, _Block] = {}

    def take(self, user: AbstractBaseUser) -> Allowance | None:
        """Take one request of today; None where there is no quota.

        Raises:
            QuotaUsedUp: until midnight in the city.
        """
        number, now = int(user.pk), timezone.localtime()
        with self._lock:
            block = self._blocks.get(number)
            if block is None or block.day != str(now.date()):
                block = self._blocks[number] = _Block(str(now.date()))
            if self._clock() >= block.believed_until:
                block.limit = _limit_of(number)
                block.believed_until = self._clock() + _BELIEVED_S
            if block.limit is None:
                return None
            if not block.left and block.counted < block.limit:
                block.fill(number)
            if not block.left:
                raise QuotaUsedUp(block.limit, _until_midnight(now))
            block.left -= 1
            remaining = max(0, block.limit - block.counted) + block.left
        return Allowance(block.limit, DAY_S, remaining, _until_midnight(now))


def _limit_of(number: int) -> int | None:
    """The quota of a login as it is now; None = no quota."""
    own = prepared_rows(load("web", "accounts")["quota_of"], {"user": number})
    if own:
        return int(own[0]["requests_per_day"])
    return settings.API_DAILY_QUOTA or None


class QuotaUsedUp(Problem):
    """The login of a program has used up its day."""

    def __init__(self, limit: int, wait_s: int) -> None:
        vi = f"Đã dùng hết hạn mức {limit} yêu cầu của ngày hôm nay."
        en = f"The quota of {limit} requests of today is used up."
        remedy = (
            "Đợi đến 0 giờ, tra nhiều thửa trong một yêu cầu (/parcels/bulk), hoặc xin quản trị viên nâng hạn mức.",
            "Wait until midnight, ask for many parcels in one request (/parcels/bulk), or ask an administrator.",
        )
        errors = [FieldError("Authorization", "daily-quota", vi, en, *remedy)]
        super().__init__("too-many-requests", vi, en, errors=errors, headers={"Retry-After": str(wait_s)})
        self.allowance = Allowance(limit, DAY_S, 0, wait_s)


def _until_midnight(now: datetime) -> int:
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, int((midnight - now).total_seconds()))


quotas = Quotas()
