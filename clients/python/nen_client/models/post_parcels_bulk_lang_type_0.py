from typing import Literal

PostParcelsBulkLangType0 = Literal["en", "vi"]

POST_PARCELS_BULK_LANG_TYPE_0_VALUES: set[PostParcelsBulkLangType0] = {
    "en",
    "vi",
}


def check_post_parcels_bulk_lang_type_0(value: str) -> PostParcelsBulkLangType0:
    if value in POST_PARCELS_BULK_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POST_PARCELS_BULK_LANG_TYPE_0_VALUES!r}")
