from typing import Literal

WebhookInEventsItem = Literal["answer_changed", "create", "delete", "resync", "update"]

WEBHOOK_IN_EVENTS_ITEM_VALUES: set[WebhookInEventsItem] = {
    "answer_changed",
    "create",
    "delete",
    "resync",
    "update",
}


def check_webhook_in_events_item(value: str) -> WebhookInEventsItem:
    if value in WEBHOOK_IN_EVENTS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WEBHOOK_IN_EVENTS_ITEM_VALUES!r}")
