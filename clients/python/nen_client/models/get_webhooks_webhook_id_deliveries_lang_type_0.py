from typing import Literal

GetWebhooksWebhookIdDeliveriesLangType0 = Literal["en", "vi"]

GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_LANG_TYPE_0_VALUES: set[GetWebhooksWebhookIdDeliveriesLangType0] = {
    "en",
    "vi",
}


def check_get_webhooks_webhook_id_deliveries_lang_type_0(
    value: str,
) -> GetWebhooksWebhookIdDeliveriesLangType0:
    if value in GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_WEBHOOKS_WEBHOOK_ID_DELIVERIES_LANG_TYPE_0_VALUES!r}"
    )
