from typing import Literal

PatchWebhooksWebhookIdLangType0 = Literal["en", "vi"]

PATCH_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES: set[PatchWebhooksWebhookIdLangType0] = {
    "en",
    "vi",
}


def check_patch_webhooks_webhook_id_lang_type_0(value: str) -> PatchWebhooksWebhookIdLangType0:
    if value in PATCH_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PATCH_WEBHOOKS_WEBHOOK_ID_LANG_TYPE_0_VALUES!r}"
    )
