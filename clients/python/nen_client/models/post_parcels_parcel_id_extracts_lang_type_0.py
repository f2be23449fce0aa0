from typing import Literal

PostParcelsParcelIdExtractsLangType0 = Literal["en", "vi"]

POST_PARCELS_PARCEL_ID_EXTRACTS_LANG_TYPE_0_VALUES: set[PostParcelsParcelIdExtractsLangType0] = {
    "en",
    "vi",
}


def check_post_parcels_parcel_id_extracts_lang_type_0(value: str) -> PostParcelsParcelIdExtractsLangType0:
    if value in POST_PARCELS_PARCEL_ID_EXTRACTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_PARCELS_PARCEL_ID_EXTRACTS_LANG_TYPE_0_VALUES!r}"
    )
