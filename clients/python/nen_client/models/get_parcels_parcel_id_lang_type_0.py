from typing import Literal

GetParcelsParcelIdLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_LANG_TYPE_0_VALUES: set[GetParcelsParcelIdLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_lang_type_0(value: str) -> GetParcelsParcelIdLangType0:
    if value in GET_PARCELS_PARCEL_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_LANG_TYPE_0_VALUES!r}"
    )
