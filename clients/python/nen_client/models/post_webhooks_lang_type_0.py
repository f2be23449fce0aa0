from typing import Literal

PostWebhooksLangType0 = Literal["en", "vi"]

POST_WEBHOOKS_LANG_TYPE_0_VALUES: set[PostWebhooksLangType0] = {
    "en",
    "vi",
}


def check_post_webhooks_lang_type_0(value: str) -> PostWebhooksLangType0:
    if value in POST_WEBHOOKS_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POST_WEBHOOKS_LANG_TYPE_0_VALUES!r}")
