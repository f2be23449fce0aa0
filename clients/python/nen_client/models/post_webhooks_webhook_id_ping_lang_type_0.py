from typing import Literal

PostWebhooksWebhookIdPingLangType0 = Literal["en", "vi"]

POST_WEBHOOKS_WEBHOOK_ID_PING_LANG_TYPE_0_VALUES: set[PostWebhooksWebhookIdPingLangType0] = {
    "en",
    "vi",
}


def check_post_webhooks_webhook_id_ping_lang_type_0(value: str) -> PostWebhooksWebhookIdPingLangType0:
    if value in POST_WEBHOOKS_WEBHOOK_ID_PING_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_WEBHOOKS_WEBHOOK_ID_PING_LANG_TYPE_0_VALUES!r}"
    )
