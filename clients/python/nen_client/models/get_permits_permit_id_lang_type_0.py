from typing import Literal

GetPermitsPermitIdLangType0 = Literal["en", "vi"]

GET_PERMITS_PERMIT_ID_LANG_TYPE_0_VALUES: set[GetPermitsPermitIdLangType0] = {
    "en",
    "vi",
}


def check_get_permits_permit_id_lang_type_0(value: str) -> GetPermitsPermitIdLangType0:
    if value in GET_PERMITS_PERMIT_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PERMITS_PERMIT_ID_LANG_TYPE_0_VALUES!r}"
    )
