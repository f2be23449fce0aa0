from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.post_webhooks_webhook_id_ping_lang_type_0 import (
    PostWebhooksWebhookIdPingLangType0,
)
from ...models.webhook_delivery_out import WebhookDeliveryOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    webhook_id: UUID,
    *,
    lang: None | PostWebhooksWebhookIdPingLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    json_lang: None | str | Unset
    if isinstance(lang, Unset):
        json_lang = UNSET
    elif isinstance(lang, str):
        json_lang = lang
    else:
        json_lang = lang
    params["lang"] = json_lang

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/webhooks/{webhook_id}/ping".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> WebhookDeliveryOut | None:
    if response.status_code == 200:
        response_200 = WebhookDeliveryOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WebhookDeliveryOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: None | PostWebhooksWebhookIdPingLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[WebhookDeliveryOut]:
    """Gửi thử · Test

     A message without content, sent at once; the answer says what became of it.

    Args:
        webhook_id (UUID):
        lang (None | PostWebhooksWebhookIdPingLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookDeliveryOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: None | PostWebhooksWebhookIdPingLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> WebhookDeliveryOut | None:
    """Gửi thử · Test

     A message without content, sent at once; the answer says what became of it.

    Args:
        webhook_id (UUID):
        lang (None | PostWebhooksWebhookIdPingLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookDeliveryOut
    """

    return sync_detailed(
        webhook_id=webhook_id,
        client=client,
        lang=lang,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: None | PostWebhooksWebhookIdPingLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[WebhookDeliveryOut]:
    """Gửi thử · Test

     A message without content, sent at once; the answer says what became of it.

    Args:
        webhook_id (UUID):
        lang (None | PostWebhooksWebhookIdPingLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookDeliveryOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: None | PostWebhooksWebhookIdPingLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> WebhookDeliveryOut | None:
    """Gửi thử · Test

     A message without content, sent at once; the answer says what became of it.

    Args:
        webhook_id (UUID):
        lang (None | PostWebhooksWebhookIdPingLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookDeliveryOut
    """

    return (
        await asyncio_detailed(
            webhook_id=webhook_id,
            client=client,
            lang=lang,
            idempotency_key=idempotency_key,
        )
    ).parsed
