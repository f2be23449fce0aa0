from typing import Literal

GetParcelsParcelIdLineageLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_LINEAGE_LANG_TYPE_0_VALUES: set[GetParcelsParcelIdLineageLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_lineage_lang_type_0(value: str) -> GetParcelsParcelIdLineageLangType0:
    if value in GET_PARCELS_PARCEL_ID_LINEAGE_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_LINEAGE_LANG_TYPE_0_VALUES!r}"
    )
