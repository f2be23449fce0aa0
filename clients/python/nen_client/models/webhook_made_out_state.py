from typing import Literal

WebhookMadeOutState = Literal["active", "disabled", "paused"]

WEBHOOK_MADE_OUT_STATE_VALUES: set[WebhookMadeOutState] = {
    "active",
    "disabled",
    "paused",
}


def check_webhook_made_out_state(value: str) -> WebhookMadeOutState:
    if value in WEBHOOK_MADE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WEBHOOK_MADE_OUT_STATE_VALUES!r}")
