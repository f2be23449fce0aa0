from typing import Literal

GetUsageLangType0 = Literal["en", "vi"]

GET_USAGE_LANG_TYPE_0_VALUES: set[GetUsageLangType0] = {
    "en",
    "vi",
}


def check_get_usage_lang_type_0(value: str) -> GetUsageLangType0:
    if value in GET_USAGE_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_USAGE_LANG_TYPE_0_VALUES!r}")
