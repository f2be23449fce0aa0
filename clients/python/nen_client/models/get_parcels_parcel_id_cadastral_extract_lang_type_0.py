from typing import Literal

GetParcelsParcelIdCadastralExtractLangType0 = Literal["en", "vi"]

GET_PARCELS_PARCEL_ID_CADASTRAL_EXTRACT_LANG_TYPE_0_VALUES: set[
    GetParcelsParcelIdCadastralExtractLangType0
] = {
    "en",
    "vi",
}


def check_get_parcels_parcel_id_cadastral_extract_lang_type_0(
    value: str,
) -> GetParcelsParcelIdCadastralExtractLangType0:
    if value in GET_PARCELS_PARCEL_ID_CADASTRAL_EXTRACT_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PARCELS_PARCEL_ID_CADASTRAL_EXTRACT_LANG_TYPE_0_VALUES!r}"
    )
