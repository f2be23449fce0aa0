"""Đo đạc lại từ tệp. The parcels of a file as the parameters of a re-survey of their sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: Constants of an import that describe the survey, with the parameter that each becomes.
_PARAMETERS = {
    "ward_code": "ward",
    "sheet_number": "sheet",
    "survey_document": "survey_document",
    "map_scale": "map_scale",
    "accuracy_m": "accuracy_m",
}
_NUMBERS = frozenset({"map_scale", "accuracy_m"})
#: What a re-survey gives its parcels itself.
_GIVEN = frozenset({"ward_code", "ward_name", "sheet_number", "survey_document", "map_scale", "accuracy_m"})


def parameters(constants: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Parameters of `resurvey`; every other constant is a value of each parcel.

    Args:
        constants: field -> value for the whole file: `ward_code` and `sheet_number` name the sheet.
    """
    params: dict[str, Any] = {
        parameter: float(constants[name]) if name in _NUMBERS else str(constants[name])
        for name, parameter in _PARAMETERS.items()
        if name in constants
    }
    common = {name: value for name, value in constants.items() if name not in _GIVEN}
    parcels = [
        {
            "geometry": row["geometry"],
            "properties": common
            | {name: value for name, value in row["properties"].items() if name not in _GIVEN},
        }
        for row in rows
    ]
    return params | {"parcels": parcels}
