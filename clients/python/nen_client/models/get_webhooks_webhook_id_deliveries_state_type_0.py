from typing import Literal

GetWebhooksWebhookIdDeliveriesStateType0 = Literal["dead", "done", "waiting"]

GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_STATE_TYPE_0_VALUES: set[GetWebhooksWebhookIdDeliveriesStateType0] = {
    "dead",
    "done",
    "waiting",
}


def check_get_webhooks_webhook_id_deliveries_state_type_0(
    value: str,
) -> GetWebhooksWebhookIdDeliveriesStateType0:
    if value in GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_STATE_TYPE_0_VALUES!r}"
    )
