from typing import Literal

GetPermitsLangType0 = Literal["en", "vi"]

GET_PERMITS_LANG_TYPE_0_VALUES: set[GetPermitsLangType0] = {
    "en",
    "vi",
}


def check_get_permits_lang_type_0(value: str) -> GetPermitsLangType0:
    if value in GET_PERMITS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PERMITS_LANG_TYPE_0_VALUES!r}")
