from typing import Literal

GetParcelsParcelIdExtractLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_EXTRACT_LANG_TYPE_0_VALUES: set[GetParcelsParcelIdExtractLangType0] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_extract_lang_type_0(value: str) -> GetParcelsParcelIdExtractLangType0:
    if value in GET_PARCELS_PARCEL_ID_EXTRACT_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_EXTRACT_LANG_TYPE_0_VALUES!r}"
    )
