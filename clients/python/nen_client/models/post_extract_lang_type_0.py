from typing import Literal

PostExtractLangType0 = Literal["en", "vi"]

POST_EXTRACT_LANG_TYPE_0_VALUES: set[PostExtractLangType0] = {
    "en",
    "vi",
}


def check_post_extract_lang_type_0(value: str) -> PostExtractLangType0:
    if value in POST_EXTRACT_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POST_EXTRACT_LANG_TYPE_0_VALUES!r}")
