from typing import Literal

PostPermitsPermitIdEventsLangType0 = Literal["en", "vi"]

POST_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES: set[PostPermitsPermitIdEventsLangType0] = {
    "en",
    "vi",
}


def check_post_permits_permit_id_events_lang_type_0(value: str) -> PostPermitsPermitIdEventsLangType0:
    if value in POST_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES!r}"
    )
