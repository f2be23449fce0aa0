from typing import Literal

GetWebhooksWebhookIdLangType0 = Literal["en", "vi"]

GET_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES: set[GetWebhooksWebhookIdLangType0] = {
    "en",
    "vi",
}


def check_get_webhooks_webhook_id_lang_type_0(value: str) -> GetWebhooksWebhookIdLangType0:
    if value in GET_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES!r}"
    )
