from typing import Literal

GetExtractLangType0 = Literal["en", "vi"]

GET_EXTRACT_LANG_TYPE_0_VALUES: set[GetExtractLangType0] = {
    "en",
    "vi",
}


def check_get_extract_lang_type_0(value: str) -> GetExtractLangType0:
    if value in GET_EXTRACT_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_EXTRACT_LANG_TYPE_0_VALUES!r}")
