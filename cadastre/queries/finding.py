"""Tìm thửa: one finder of named SQL run for one reader, its rows as candidates. What a lookup and its guesses share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from cadastre.domain.address_text import Span
from cadastre.domain.lookup import MOST_CANDIDATES, Candidate
from geo.named_sql import load
from geo.reading import prepared_rows, rows
from layers.history.relation import still_visible
from layers.registry import registry
from layers.rights import ALL_ROWS, User, row_condition
from layers.visible_rows import visible_rows

#: Stands for no value in a list; no code, sheet or number is written so.
NOTHING = "-"
File = Literal["lookup", "guesses"]


def run(
    finder: str,
    parameters: dict[str, Any],
    user: User | None,
    *,
    file: File = "lookup",
    notes: Sequence[tuple[str, str]] = (),
    reason: str = "",
    parts: dict[str, str] | None = None,
    most: int = MOST_CANDIDATES,
    prepared: bool = False,
) -> list[Candidate]:
    """Parcels that a finder names and `user` may see.

    Args:
        finder: key in `sql/lookup.sql` or `sql/guesses.sql`: a statement of (id, epoch).
        notes: said of every candidate, (Vietnamese, English) each.
        reason: instead of the finder's epoch.
        parts: SQL for the finder's placeholders: of the rights module, or `listed`.
        prepared: let the database keep the plan.
    """
    statement = visible_rows(_composed(file, finder, tuple(sorted((parts or {}).items()))), user)
    read = prepared_rows if prepared else rows
    return _candidates(read(statement, {"most": most} | parameters), notes, reason)


def by_key(
    keys: Mapping[str, Sequence[str]],
    ward_pattern: str,
    user: User | None,
    *,
    notes: Sequence[tuple[str, str]] = (),
    reason: str = "",
    most: int = MOST_CANDIDATES,
) -> list[Candidate]:
    """The finder `by_key`, prepared.

    Args:
        keys: `numbers`, `sheets` (none = any), `present_codes`, `former_codes`, each as registers may write it.
        ward_pattern: of the names of wards whose parcels have no code.
    """
    parts, parameters = {}, {"ward_pattern": ward_pattern}
    for name, values in keys.items():
        parts[name], more = listed(name, values)
        parameters |= more
    sheets = parts.pop("sheets")
    parts["present_sheet"] = f"parcel.sheet_number = ANY({sheets})" if keys["sheets"] else "TRUE"
    parts["former_sheet"] = f"parcel.old_sheet_number = ANY({sheets})" if keys["sheets"] else "TRUE"
    return run(
        "by_key",
        parameters,
        user,
        notes=notes,
        reason=reason,
        parts=parts,
        most=most,
        prepared=bool(keys["sheets"]),
    )


def listed(name: str, values: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A list of values as SQL and its parameters, filled up to a length of 1, 2, 4, 8 … by values that it has: lists of
    one length share a plan."""
    length = 1
    while length < len(values):
        length *= 2
    filled = [*values, *([values[-1] if values else NOTHING] * (length - len(values)))]
    parameters = {f"{name}_{at}": value for at, value in enumerate(filled)}
    return f"ARRAY[{', '.join(f'%({one})s' for one in parameters)}]::text[]", parameters


def spans(found: Iterable[Span]) -> dict[str, list[str]]:
    """Spans of folded addresses as the parameters `lows` and `highs`."""
    pairs = list(found)
    return {"lows": [span.low for span in pairs], "highs": [span.high for span in pairs]}


def spans_listed(found: Iterable[Span]) -> tuple[str, dict[str, str]]:
    """Spans of folded addresses as SQL, rows of VALUES, and its parameters: a plan then knows how many there are."""
    pairs = list(found)
    parameters = {
        f"{end}_{at}": text for at, span in enumerate(pairs) for end, text in span._asdict().items()
    }
    rows_of = ", ".join(f"(%(low_{at})s::text, %(high_{at})s::text)" for at in range(len(pairs)))
    return f"VALUES {rows_of}", parameters


def kept_states(user: User | None) -> str:
    """The states of parcels that history kept and `user` may see, as a relation: those he could see when they held
    and whose parcel, in its last state, he could see too."""
    spec = registry.get("parcels")
    condition = row_condition(user, spec)
    if condition == ALL_ROWS:
        return "history.parcels"
    last = still_visible(spec, condition).as_string(None)
    where = f"({condition}) AND {last}".replace("%", "%%")
    return f"(SELECT kept.* FROM history.parcels AS kept WHERE {where})"  # noqa: S608 - of the rights module


@lru_cache(maxsize=256)
def _composed(file: File, finder: str, parts: tuple[tuple[str, str], ...]) -> str:
    found = load("cadastre", file)[finder].format_map(dict(parts))
    return load("cadastre", "lookup")["candidates"].format(found=found)


def _candidates(
    found: Iterable[dict[str, Any]], notes: Sequence[tuple[str, str]], reason: str
) -> list[Candidate]:
    return [
        Candidate(
            id=row["id"],
            version=row["version"],
            national_id=row["national_id"],
            ward=row["ward_code"],
            ward_name=row["ward_name"],
            sheet=row["sheet_number"],
            number=row["parcel_number"],
            address=row["address"],
            area_m2=row["area_m2"],
            lon=row["lon"],
            lat=row["lat"],
            reason=reason or row["epoch"],
            columns=row,
            notes=tuple(notes),
        )
        for row in found
    ]
