from typing import Literal

GetParcelEventsEventIdLangType0 = Literal["en", "vi"]

GET_PARCEL_EVENTS_EVENT_ID_LANG_TYPE_0_VALUES: set[GetParcelEventsEventIdLangType0] = {
    "en",
    "vi",
}


def check_get_parcel_events_event_id_lang_type_0(value: str) -> GetParcelEventsEventIdLangType0:
    if value in GET_PARCEL_EVENTS_EVENT_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCEL_EVENTS_EVENT_ID_LANG_TYPE_0_VALUES!r}"
    )
