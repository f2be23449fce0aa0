from typing import Literal

GetPermitsPermitIdEventsLangType0 = Literal["en", "vi"]

GET_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES: set[GetPermitsPermitIdEventsLangType0] = {
    "en",
    "vi",
}


def check_get_permits_permit_id_events_lang_type_0(value: str) -> GetPermitsPermitIdEventsLangType0:
    if value in GET_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PERMITS_PERMIT_ID_EVENTS_LANG_TYPE_0_VALUES!r}"
    )
