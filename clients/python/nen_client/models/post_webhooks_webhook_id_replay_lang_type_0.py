from typing import Literal

PostWebhooksWebhookIdReplayLangType0 = Literal["en", "vi"]

POST_WEBHOOKS_WEBHOOK_ID_REPLAY_LANG_TYPE_0_VALUES: set[PostWebhooksWebhookIdReplayLangType0] = {
    "en",
    "vi",
}


def check_post_webhooks_webhook_id_replay_lang_type_0(value: str) -> PostWebhooksWebhookIdReplayLangType0:
    if value in POST_WEBHOOKS_WEBHOOK_ID_REPLAY_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {POST_WEBHOOKS_WEBHOOK_ID_REPLAY_LANG_TYPE_0_VALUES!r}"
    )
