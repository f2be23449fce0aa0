from typing import Literal

GetWebhooksLangType0 = Literal["en", "vi"]

GET_WEBHOOKS_LANG_TYPE_0_VALUES: set[GetWebhooksLangType0] = {
    "en",
    "vi",
}


def check_get_webhooks_lang_type_0(value: str) -> GetWebhooksLangType0:
    if value in GET_WEBHOOKS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_WEBHOOKS_LANG_TYPE_0_VALUES!r}")
