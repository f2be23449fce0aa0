from typing import Literal

PostPermitsLangType0 = Literal["en", "vi"]

POST_PERMITS_LANG_TYPE_0_VALUES: set[PostPermitsLangType0] = {
    "en",
    "vi",
}


def check_post_permits_lang_type_0(value: str) -> PostPermitsLangType0:
    if value in POST_PERMITS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POST_PERMITS_LANG_TYPE_0_VALUES!r}")
