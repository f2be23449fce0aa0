from typing import Literal

GetParcelsSuggestLangType0 = Literal["en", "vi"]

GET_PARCELS_SUGGEST_LANG_TYPE_0_VALUES: set[GetParcelsSuggestLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_suggest_lang_type_0(value: str) -> GetParcelsSuggestLangType0:
    if value in GET_PARCELS_SUGGEST_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PARCELS_SUGGEST_LANG_TYPE_0_VALUES!r}")
