from typing import Literal

PostExtractsLangType0 = Literal["en", "vi"]

POST_EXTRACTS_LANG_TYPE_0_VALUES: set[PostExtractsLangType0] = {
    "en",
    "vi",
}


def check_post_extracts_lang_type_0(value: str) -> PostExtractsLangType0:
    if value in POST_EXTRACTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POST_EXTRACTS_LANG_TYPE_0_VALUES!r}")
