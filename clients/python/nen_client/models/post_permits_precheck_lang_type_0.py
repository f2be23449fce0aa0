from typing import Literal

PostPermitsPrecheckLangType0 = Literal["en", "vi"]

POST_PERMITS_PRECHECK_LANG_TYPE_0_VALUES: set[PostPermitsPrecheckLangType0] = {
    "en",
    "vi",
}


def check_post_permits_precheck_lang_type_0(value: str) -> PostPermitsPrecheckLangType0:
    if value in POST_PERMITS_PRECHECK_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_PERMITS_PRECHECK_LANG_TYPE_0_VALUES!r}"
    )
