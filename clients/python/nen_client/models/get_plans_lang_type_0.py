from typing import Literal

GetPlansLangType0 = Literal["en", "vi"]

GET_PLANS_LANG_TYPE_0_VALUES: set[GetPlansLangType0] = {
    "en",
    "vi",
}


def check_get_plans_lang_type_0(value: str) -> GetPlansLangType0:
    if value in GET_PLANS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_LANG_TYPE_0_VALUES!r}")
