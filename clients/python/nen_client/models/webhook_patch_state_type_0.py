from typing import Literal

WebhookPatchStateType0 = Literal["active", "paused"]

WEBHOOK_PATCH_STATE_TYPE_0_VALUES: set[WebhookPatchStateType0] = {
    "active",
    "paused",
}


def check_webhook_patch_state_type_0(value: str) -> WebhookPatchStateType0:
    if value in WEBHOOK_PATCH_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WEBHOOK_PATCH_STATE_TYPE_0_VALUES!r}")
