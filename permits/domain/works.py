"""Nhiều công trình trong một giấy phép. What several works make together, and who decides on them. Pure.

NĐ 217/2026/NĐ-CP Art. 53 (a project with several works: by the highest class) and 59 (projects, groups of works).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.domain.folding import fold

#: As written, the highest first.
CLASSES = ("Cấp đặc biệt", "Cấp I", "Cấp II", "Cấp III", "Cấp IV")
_RANKS = {
    "dac biet": 0, "special": 0, "i": 1, "1": 1, "ii": 2, "2": 2, "iii": 3, "3": 3, "iv": 4, "4": 4,
}  # fmt: skip
#: Classes that the commune decides on.
_OF_COMMUNE = ("Cấp III", "Cấp IV")
#: (code, Vietnamese, English). Boards of industrial parks and economic zones decide inside their zones.
AUTHORITIES: tuple[tuple[str, str, str], ...] = (
    ("commune", "UBND cấp xã", "Commune People's Committee"),
    ("department", "Sở Xây dựng", "Department of Construction"),
)
AUTHORITY_BASIS = "NĐ 217/2026/NĐ-CP Điều 53"
#: Figures of the whole that several works add up to, and those of which the greatest counts.
SUMS = ("floor_area_m2", "ground_floor_area_m2")
GREATEST = ("storeys", "basements", "height_m")
#: What works make of the whole.
WHOLE = ("work_name", "work_kind", "work_class", *SUMS, *GREATEST)
LONGEST_NAME = 255
#: Areas are kept to a tenth of a square metre, heights to the centimetre.
_HAIR = 0.06
Work = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure of the whole that is less than its works make; `least` = what they make."""

    field: str
    stated: object
    least: object


def class_of(text: str) -> str:
    """The class that a text names, as `CLASSES` writes it; "" where it names none.

    >>> class_of("cấp 2"), class_of("III"), class_of("Đặc biệt"), class_of("lớn")
    ('Cấp II', 'Cấp III', 'Cấp đặc biệt', '')
    """
    rank = _RANKS.get(fold(text).removeprefix("cap").removeprefix("class").strip())
    return "" if rank is None else CLASSES[rank]


def highest_class(texts: Sequence[str]) -> str:
    """The highest class among texts; "" where none names one.

    >>> highest_class(["Cấp IV", "II", ""]), highest_class([])
    ('Cấp II', '')
    """
    named = {class_of(one) for one in texts}
    return next((one for one in CLASSES if one in named), "")


def whole(works: Sequence[Work]) -> dict[str, Any]:
    """What works make together: sums of areas, the greatest storeys and height, the highest class, all names.

    A sum is None where one of the works does not say its part; a kind is told where all are of that kind.
    """
    names = [str(one["work_name"]) for one in works]
    kinds = {one.get("work_kind") or "" for one in works}
    return {
        "work_name": _joined(names),
        "work_kind": kinds.pop() if len(kinds) == 1 else "",
        "work_class": highest_class([one.get("work_class") or "" for one in works]),
        **{
            name: _sum(works, name) if all(one.get(name) is not None for one in works) else None
            for name in SUMS
        },
        **{name: _greatest(works, name) for name in GREATEST},
    }


def made_anew(held: Work, before: Sequence[Work], works: Sequence[Work]) -> dict[str, Any]:
    """What another list of works makes of the whole; what was stated beside the list before stays.

    Args:
        held: what the whole is so far.
        before: the works so far; none where the whole was of one work, whose figures the list replaces.
    """
    made, made_before = whole(works), whole(before) if before else {}
    of_one = set() if before else {"work_class", *SUMS, *GREATEST}
    return {
        name: value
        for name, value in made.items()
        if held.get(name) in (None, "", made_before.get(name)) or (name in of_one and value not in (None, ""))
    }


def shortfalls(stated: Work, works: Sequence[Work]) -> list[Shortfall]:
    """Figures stated of the whole that are less than its works make; a figure that is not stated is none."""
    found = [
        Shortfall(name, stated[name], least)
        for name, least in [
            *((name, _sum(works, name)) for name in SUMS), *((name, _greatest(works, name)) for name in GREATEST)
        ]
        if stated.get(name) is not None and least is not None and stated[name] < least - _HAIR
    ]  # fmt: skip
    highest = highest_class([one.get("work_class") or "" for one in works])
    said = stated.get("work_class") or ""
    if highest and said and highest_class([said, highest]) != class_of(said):
        found.append(Shortfall("work_class", said, highest))
    return found


def authority(work_group: str, work_class: str) -> str:
    """Code of AUTHORITIES that decides; "" where the class does not say.

    >>> authority("house", ""), authority("other", "Cấp IV"), authority("other", "II"), authority("other", "")
    ('commune', 'commune', 'department', '')
    """
    if work_group == "house":
        return "commune"
    named = class_of(work_class)
    return "" if not named else "commune" if named in _OF_COMMUNE else "department"


def _sum(works: Sequence[Work], name: str) -> float | None:
    known = [float(one[name]) for one in works if one.get(name) is not None]
    return round(sum(known), 2) if known else None


def _greatest(works: Sequence[Work], name: str) -> Any:
    return max((one[name] for one in works if one.get(name) is not None), default=None)


def _joined(names: Sequence[str]) -> str:
    """The names in one text; those for which there is no room are cut off whole.

    >>> _joined(["Nhà A", "Nhà B"])
    'Nhà A; Nhà B'
    """
    text = ""
    for at, name in enumerate(names):
        longer = f"{text}; {name}" if at else name
        if len(longer) > LONGEST_NAME - len("; …"):
            return f"{text}; …" if at else name[:LONGEST_NAME]
        text = longer
    return text
