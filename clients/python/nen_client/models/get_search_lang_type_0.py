from typing import Literal

GetSearchLangType0 = Literal["en", "vi"]

GET_SEARCH_LANG_TYPE_0_VALUES: set[GetSearchLangType0] = {
    "en",
    "vi",
}


def check_get_search_lang_type_0(value: str) -> GetSearchLangType0:
    if value in GET_SEARCH_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_SEARCH_LANG_TYPE_0_VALUES!r}")
