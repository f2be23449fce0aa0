from typing import Literal

GetPermitsPermitIdDocumentsLangType0 = Literal["en", "vi"]

GET_PERMITS_PERMIT_ID_DOCUMENTS_LANG_TYPE_0_VALUES: set[GetPermitsPermitIdDocumentsLangType0] = {
    "en",
    "vi",
}


def check_get_permits_permit_id_documents_lang_type_0(value: str) -> GetPermitsPermitIdDocumentsLangType0:
    if value in GET_PERMITS_PERMIT_ID_DOCUMENTS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PERMITS_PERMIT_ID_DOCUMENTS_LANG_TYPE_0_VALUES!r}"
    )
