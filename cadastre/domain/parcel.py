"""Thửa đất as it is shown: areas, uses, aliases, and flags that a reader must not miss. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadastre.domain.code_lists import origin_name
from cadastre.domain.land_use import present_code, split_codes, use_name
from geo.domain.figures import figure

#: Official and drawn area may differ by this before it is worth a word (areas are rounded to 0.1 m², papers are older).
AREA_TOLERANCE_M2 = 0.5

_FLAGS: dict[str, tuple[str, str]] = {
    "in_dispute": ("Thửa đất đang có tranh chấp.", "The parcel is in dispute."),
    "blocked": ("Thửa đất đang bị ngăn chặn giao dịch.", "Transactions on the parcel are blocked."),
    "restricted": ("Có hạn chế về quyền: {note}", "Rights are restricted: {note}"),
    "duplicate_key": (
        "Trong phường, xã có thửa khác trùng số tờ và số thửa.",
        "Another parcel of the ward has the same sheet and parcel number.",
    ),
    "area_differs": (
        "Diện tích pháp lý {official} m² khác diện tích đo vẽ {drawn} m².",
        "The official area {official} m² differs from the drawn area {drawn} m².",
    ),
    "synthetic": ("Dữ liệu mô phỏng, không có giá trị pháp lý.", "Synthetic data without legal value."),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A fact about a parcel that a reader must not miss."""

    code: str
    message_vi: str
    message_en: str

    def as_json(self, lang: str) -> dict[str, str]:
        """Code and message in the language asked for."""
        return {"code": self.code, "message": self.message_en if lang == "en" else self.message_vi}


def flags_of(row: Mapping[str, Any], readable: Collection[str]) -> list[Flag]:
    """Flags of a parcel, gravest first.

    Args:
        row: columns of the parcel; areas in square metres.
        readable: names of the fields that the reader may see; a flag never tells more.
    """
    official, drawn = row["official_area_m2"], row["area_m2"]
    differs = official is not None and abs(official - drawn) > AREA_TOLERANCE_M2
    note = row["restriction_note"]
    tests = (
        ("in_dispute", row["in_dispute"] and "in_dispute" in readable),
        ("blocked", row["blocked"] and "blocked" in readable),
        ("restricted", bool(note) and "restriction_note" in readable),
        ("duplicate_key", row["duplicate_key"]),
        ("area_differs", differs and "official_area_m2" in readable),
        ("synthetic", row["synthetic"]),
    )
    texts = [
        {"note": note, "official": figure(official or 0.0, lang), "drawn": figure(drawn, lang)}
        for lang in ("vi", "en")
    ]
    return [
        Flag(code, *(text.format_map(values) for text, values in zip(_FLAGS[code], texts, strict=True)))
        for code, applies in tests
        if applies
    ]


def uses_of(entries: Sequence[Mapping[str, Any]], codes: str, lang: str) -> list[dict[str, Any]]:
    """Land uses of a parcel, each with its own area; from the codes on the map where the register has none.

    Args:
        entries: rows of the register of land uses, areas in square metres.
        codes: the codes on the cadastral map, "ODT+CLN"; no area is known then.
    """
    uses = entries or [{"code": code} for code in split_codes(codes)]
    return [
        {
            "code": entry["code"],
            "present_code": present_code(entry["code"]),
            "name": use_name(entry["code"], lang),
            "area_m2": rounded(entry.get("area_m2")),
            "planned_use_code": entry.get("planned_use_code") or None,
            "shared": entry.get("shared_use"),
            "origin": origin_name(entry.get("origin_of_use") or "", lang) or None,
            "term": {
                "kind": entry.get("term_kind") or None,
                "since": entry.get("term_from"),
                "until": entry.get("term_to"),
            },
        }
        for entry in uses
    ]


def aliases_of(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Former keys of a parcel, as certificates in people's hands bear them."""
    if not (row["old_parcel_number"] or row["old_sheet_number"] or row["old_ward_code"]):
        return []
    return [
        {
            "ward": row["old_ward_code"] or None,
            "ward_name": row["old_ward_name"] or None,
            "sheet": row["old_sheet_number"] or row["sheet_number"],
            "number": row["old_parcel_number"] or row["parcel_number"],
            "until": row["old_until"],
        }
    ]


def rounded(value: float | None, digits: int = 1) -> float | None:
    """Areas are shown to 0.1 m²; None stays None.

    >>> rounded(84.26), rounded(None)
    (84.3, None)
    """
    return None if value is None else round(value, digits)
