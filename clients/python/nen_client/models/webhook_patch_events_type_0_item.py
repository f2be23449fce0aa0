from typing import Literal

WebhookPatchEventsType0Item = Literal["answer_changed", "create", "delete", "resync", "update"]

WEBHOOK_PATCH_EVENTS_TYPE_0_ITEM_VALUES: set[WebhookPatchEventsType0Item] = {
    "answer_changed",
    "create",
    "delete",
    "resync",
    "update",
}


def check_webhook_patch_events_type_0_item(value: str) -> WebhookPatchEventsType0Item:
    if value in WEBHOOK_PATCH_EVENTS_TYPE_0_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEBHOOK_PATCH_EVENTS_TYPE_0_ITEM_VALUES!r}"
    )
