from typing import Literal

GetChangesLangType0 = Literal["en", "vi"]

GET_CHANGES_LANG_TYPE_0_VALUES: set[GetChangesLangType0] = {
    "en",
    "vi",
}


def check_get_changes_lang_type_0(value: str) -> GetChangesLangType0:
    if value in GET_CHANGES_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CHANGES_LANG_TYPE_0_VALUES!r}")
