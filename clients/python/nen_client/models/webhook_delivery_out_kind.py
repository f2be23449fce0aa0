from typing import Literal

WebhookDeliveryOutKind = Literal["answers", "changes", "ping"]

WEBHOOK_DELIVERY_OUT_KIND_VALUES: set[WebhookDeliveryOutKind] = {
    "answers",
    "changes",
    "ping",
}


def check_webhook_delivery_out_kind(value: str) -> WebhookDeliveryOutKind:
    if value in WEBHOOK_DELIVERY_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WEBHOOK_DELIVERY_OUT_KIND_VALUES!r}")
