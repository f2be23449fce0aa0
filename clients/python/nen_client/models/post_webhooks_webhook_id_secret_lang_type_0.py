from typing import Literal

PostWebhooksWebhookIdSecretLangType0 = Literal["en", "vi"]

POST_WEBHOOKS_WEBHOOK_ID_SECRET_LANG_TYPE_0_VALUES: set[PostWebhooksWebhookIdSecretLangType0] = {
    "en",
    "vi",
}


def check_post_webhooks_webhook_id_secret_lang_type_0(value: str) -> PostWebhooksWebhookIdSecretLangType0:
    if value in POST_WEBHOOKS_WEBHOOK_ID_SECRET_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_WEBHOOKS_WEBHOOK_ID_SECRET_LANG_TYPE_0_VALUES!r}"
    )
