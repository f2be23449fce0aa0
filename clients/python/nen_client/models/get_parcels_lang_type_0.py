from typing import Literal

GetParcelsLangType0 = Literal["en", "vi"]

GET_PARCELS_LANG_TYPE_0_VALUES: set[GetParcelsLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_lang_type_0(value: str) -> GetParcelsLangType0:
    if value in GET_PARCELS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PARCELS_LANG_TYPE_0_VALUES!r}")
