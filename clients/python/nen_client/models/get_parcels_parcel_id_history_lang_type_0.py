from typing import Literal

GetParcelsParcelIdHistoryLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_HISTORY_LANG_TYPE_0_VALUES: set[GetParcelsParcelIdHistoryLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_history_lang_type_0(value: str) -> GetParcelsParcelIdHistoryLangType0:
    if value in GET_PARCELS_PARCEL_ID_HISTORY_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_HISTORY_LANG_TYPE_0_VALUES!r}"
    )
