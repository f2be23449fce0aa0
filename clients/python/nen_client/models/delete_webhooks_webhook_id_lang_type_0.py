from typing import Literal

DeleteWebhooksWebhookIdLangType0 = Literal["en", "vi"]

DELETE_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES: set[DeleteWebhooksWebhookIdLangType0] = {
    "en",
    "vi",
}


def check_delete_webhooks_webhook_id_lang_type_0(value: str) -> DeleteWebhooksWebhookIdLangType0:
    if value in DELETE_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELETE_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES!r}"
    )
