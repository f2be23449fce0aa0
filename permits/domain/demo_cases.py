"""Hồ sơ trình diễn. Synthetic cases in every state, told in working days before the day on which they are made. Pure.

Deadlines run from today backwards, so that the pages of a demonstration are never empty, whenever it is set up; apart
from the day, the same cases come out every time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

PCCC, ENVIRONMENT, ROADS = (
    "Phòng Cảnh sát PCCC và CNCH",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Sở Xây dựng (hạ tầng giao thông)",
)


@dataclass(frozen=True, slots=True)
class Step:
    """An event so many working days ago, with its fields."""

    event: str
    ago: int
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Script:
    """A case: filed so many working days ago, then its events; `changes` = of the permit of the script before."""

    kind: str
    work_group: str
    filed: int
    steps: tuple[Step, ...] = ()
    changes: bool = False


def _house(filed: int, *steps: Step, kind: str = "nha_o") -> Script:
    return Script(kind, "house", filed, steps)


def _works(filed: int, *steps: Step, kind: str = "moi") -> Script:
    return Script(kind, "other", filed, steps)


def _on(*events: tuple[str, int]) -> tuple[Step, ...]:
    return tuple(Step(event, ago, _MORE.get(event, {})) for event, ago in events)


_MORE: Mapping[str, Mapping[str, Any]] = {
    "request_supplement": {"note": "Bổ sung bản vẽ móng và giấy tờ về đất (dữ liệu mô phỏng)."},
    "refuse": {"note": "Vị trí thuộc lộ giới theo quy hoạch (dữ liệu mô phỏng)."},
    "revoke": {"note": "Cấp sai thẩm quyền (dữ liệu mô phỏng).", "document_number": "12/QĐ-UBND"},
    "cancel": {"document_number": "15/QĐ-UBND"},
    "consult": {"agencies": [PCCC, ENVIRONMENT]},
    "consulted": {"agency": PCCC, "answer": "consent"},
}
_YEAR = 252  # working days of a year, about


def scripts() -> Iterator[Script]:
    """The cases, in the order in which they are made."""
    # to be accepted; the last one is past its day
    for filed in (0, 1, 2, 9):
        yield _house(filed)
    # accepted: fresh, due today, tomorrow, overdue
    yield _house(2, *_on(("accept", 1)))
    yield _house(8, *_on(("accept", 7)))
    yield _house(6, *_on(("accept", 6)), kind="sua_chua")
    yield _works(13, *_on(("accept", 12)))
    # under appraisal
    yield _house(5, *_on(("accept", 4), ("appraise", 2)))
    yield _house(9, *_on(("accept", 9), ("appraise", 6)))
    yield _works(8, *_on(("accept", 7), ("appraise", 3)))
    yield _works(10, *_on(("accept", 10), ("appraise", 6)), kind="co_thoi_han")
    yield _works(6, *_on(("accept", 5), ("appraise", 2)), kind="giai_doan")
    yield _works(4, *_on(("accept", 3)), kind="du_an")
    yield _house(7, *_on(("accept", 6), ("request_supplement", 5), ("supplement", 3)))
    # waiting for the supplement: in time, on the last day, let pass
    yield _house(4, *_on(("accept", 3), ("request_supplement", 0)))
    yield _works(6, *_on(("accept", 5), ("request_supplement", 2)))
    yield _house(9, *_on(("accept", 8), ("request_supplement", 5)))
    # agencies: asked today, one has answered, both are silent
    yield _works(3, *_on(("accept", 3), ("consult", 0)))
    yield _works(6, *_on(("accept", 5), ("consult", 2), ("consulted", 1)))
    yield _works(8, *_on(("accept", 7), ("consult", 4)), kind="di_doi")
    # decided against, withdrawn
    yield _house(15, *_on(("accept", 14), ("appraise", 11), ("refuse", 9)))
    yield _works(30, *_on(("accept", 29), ("request_supplement", 26), ("refuse", 23)))
    yield _house(12, *_on(("accept", 12), ("withdraw", 10)))
    # issued lately, one of them late
    granted = ("accept", 0), ("appraise", 3), ("grant", 6)
    for filed in (8, 12, 20):
        yield _house(filed, *_on(*((event, filed - after) for event, after in granted)))
    yield _works(40, *_on(("accept", 39), ("consult", 36), ("appraise", 33), ("grant", 24)))
    yield _works(30, *_on(("accept", 29), ("appraise", 25), ("grant", 21)), kind="du_an")
    # started, completed
    for filed, kind in ((60, "nha_o"), (70, "sua_chua")):
        yield _house(
            filed, *_on(*((event, filed - after) for event, after in granted), ("start", 20)), kind=kind
        )
    yield _house(
        190, *_on(*((event, 190 - after) for event, after in granted), ("start", 170), ("complete", 15))
    )
    # revoked, revoked and cancelled
    yield _house(45, *_on(*((event, 45 - after) for event, after in granted), ("revoke", 3)))
    yield _house(50, *_on(*((event, 50 - after) for event, after in granted), ("revoke", 4), ("cancel", 1)))
    # exempt works
    yield _house(10, *_on(("notify_exempt", 10)))
    yield _house(25, *_on(("notify_exempt", 25), ("start", 20)))
    # extended, one being extended, one being adjusted
    old = _YEAR - 20
    yield _house(old, *_on(*((event, old - after) for event, after in granted)))
    yield Script("gia_han", "house", 14, _on(("accept", 13), ("grant", 9)), changes=True)
    yield _house(old - 5, *_on(*((event, old - 5 - after) for event, after in granted)))
    yield Script("gia_han", "house", 3, _on(("accept", 2)), changes=True)
    yield _house(35, *_on(*((event, 35 - after) for event, after in granted)))
    yield Script("dieu_chinh", "house", 4, _on(("accept", 4), ("appraise", 2)), changes=True)
