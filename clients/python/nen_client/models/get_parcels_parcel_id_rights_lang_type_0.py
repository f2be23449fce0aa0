from typing import Literal

GetParcelsParcelIdRightsLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_RIGHTS_LANG_TYPE_0_VALUES: set[GetParcelsParcelIdRightsLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_rights_lang_type_0(value: str) -> GetParcelsParcelIdRightsLangType0:
    if value in GET_PARCELS_PARCEL_ID_RIGHTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_RIGHTS_LANG_TYPE_0_VALUES!r}"
    )
