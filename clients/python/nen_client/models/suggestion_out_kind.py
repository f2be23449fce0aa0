from typing import Literal

SuggestionOutKind = Literal["number", "parcel", "sheet", "ward"]

SUGGESTION_OUT_KIND_VALUES: set[SuggestionOutKind] = {
    "number",
    "parcel",
    "sheet",
    "ward",
}


def check_suggestion_out_kind(value: str) -> SuggestionOutKind:
    if value in SUGGESTION_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUGGESTION_OUT_KIND_VALUES!r}")
