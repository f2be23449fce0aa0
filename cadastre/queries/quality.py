"""Kết quả kiểm tra chất lượng: counts of the wards, their trend, findings page by page. Everybody reads the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings

from cadastre.domain.quality_rules import BY_ID, RULES
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import visible_rows

#: Days of the trend.
TREND_DAYS = 90


@dataclass(frozen=True)
class Latest:
    """The latest figures of a ward.

    Attributes:
        runs: ids of the runs that they come from.
        finished_at: end of the latest run of the rules; None: there was none yet.
        counts: places, parcels or sheets by rule; of the register book only when one was compared.
    """

    runs: tuple[int, ...]
    finished_at: datetime | None
    parcels: int
    counts: dict[str, int]

    def of_severity(self, severity: str) -> int:
        """How many findings of this severity."""
        return sum(count for rule, count in self.counts.items() if BY_ID[rule].severity == severity)


NEVER = Latest((), None, 0, {})


def wards(user: User | None, ward: str | None = None) -> list[tuple[str, str]]:
    """Code and name of the wards of today that hold parcels, or of one of them."""
    return [(row["code"], row["full_name"]) for row in rows(_statement("wards", user), {"ward": ward})]


def latest(ward: str | None = None) -> dict[str, Latest]:
    """The latest figures by ward, or of one ward."""
    found: dict[str, Latest] = {}
    for row in rows(_statement("latest", None), {"ward": ward}):
        known = found.get(row["ward_code"], NEVER)
        is_register = row["register"]
        found[row["ward_code"]] = Latest(
            (*known.runs, row["id"]),
            known.finished_at if is_register else row["finished_at"],
            known.parcels if is_register else row["parcels"],
            known.counts | _counts(row["counts"]),
        )
    return found


def trend(ward: str) -> list[dict[str, Any]]:
    """The last run of each day, oldest first: `date`, `parcels`, `counts`."""
    given = {"ward": ward, "zone": settings.TIME_ZONE, "days": TREND_DAYS}
    return [
        {"date": row["day"], "parcels": row["parcels"], "counts": _counts(row["counts"])}
        for row in rows(_statement("trend", None), given)
    ]


def rules_with_counts(found: Latest, lang: str) -> list[dict[str, Any]]:
    """Every rule of the annex with its count; None where it was never looked at."""
    return [
        {
            "id": rule.id,
            "title": rule.title(lang),
            "law": rule.law,
            "severity": rule.severity,
            "counted": rule.counted,
            "count": found.counts.get(rule.id, 0 if _was_run(rule.id, found) else None),
        }
        for rule in RULES
    ]


def findings(
    runs: Sequence[int], user: User | None, *, rule: str, after: int, limit: int, lang: str
) -> tuple[list[dict[str, Any]], int | None]:
    """A page of findings as GeoJSON features (degrees WGS 84), errors before warnings, and the id after which the next
    page begins.

    Args:
        rule: "" = of all rules.
    """
    given = {"runs": list(runs), "rule": rule, "after": after, "limit": limit + 1}
    found = rows(_statement("findings", user), given)
    page = found[:limit]
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": orjson.loads(row["geometry"]) if row["geometry"] else None,
            "properties": {
                "rule": row["rule"],
                "severity": row["severity"],
                "parcel": row["parcel"],
                "sheet": row["sheet_number"],
                "number": row["number"],
                "message": row["message_en"] if lang == "en" else row["message_vi"],
            },
        }
        for row in page
    ]
    return features, page[-1]["id"] if len(found) > limit else None


def _was_run(rule: str, found: Latest) -> bool:
    return found.finished_at is not None and rule != "register-book"


def _counts(stored: str) -> dict[str, int]:
    """Counts of the rules of today, out of the JSON text of a run."""
    return {rule: count for rule, count in orjson.loads(stored).items() if rule in BY_ID}


def _statement(key: str, user: User | None) -> str:
    return visible_rows(load("cadastre", "quality")[key], user)
