from typing import Literal

GetWardsLangType0 = Literal["en", "vi"]

GET_WARDS_LANG_TYPE_0_VALUES: set[GetWardsLangType0] = {
    "en",
    "vi",
}


def check_get_wards_lang_type_0(value: str) -> GetWardsLangType0:
    if value in GET_WARDS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_WARDS_LANG_TYPE_0_VALUES!r}")
