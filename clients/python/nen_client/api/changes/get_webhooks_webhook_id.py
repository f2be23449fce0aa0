from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_webhooks_webhook_id_lang_type_0 import (
    GetWebhooksWebhookIdLangType0,
)
from ...models.webhook_out import WebhookOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    webhook_id: UUID,
    *,
    lang: GetWebhooksWebhookIdLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

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
        "method": "get",
        "url": "/api/v1/webhooks/{webhook_id}".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> WebhookOut | None:
    if response.status_code == 200:
        response_200 = WebhookOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WebhookOut]:
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
    lang: GetWebhooksWebhookIdLangType0 | None | Unset = UNSET,
) -> Response[WebhookOut]:
    """Một đăng ký · One subscription

     With the number of messages that wait and that were given up.

    Args:
        webhook_id (UUID):
        lang (GetWebhooksWebhookIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetWebhooksWebhookIdLangType0 | None | Unset = UNSET,
) -> WebhookOut | None:
    """Một đăng ký · One subscription

     With the number of messages that wait and that were given up.

    Args:
        webhook_id (UUID):
        lang (GetWebhooksWebhookIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookOut
    """

    return sync_detailed(
        webhook_id=webhook_id,
        client=client,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetWebhooksWebhookIdLangType0 | None | Unset = UNSET,
) -> Response[WebhookOut]:
    """Một đăng ký · One subscription

     With the number of messages that wait and that were given up.

    Args:
        webhook_id (UUID):
        lang (GetWebhooksWebhookIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetWebhooksWebhookIdLangType0 | None | Unset = UNSET,
) -> WebhookOut | None:
    """Một đăng ký · One subscription

     With the number of messages that wait and that were given up.

    Args:
        webhook_id (UUID):
        lang (GetWebhooksWebhookIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookOut
    """

    return (
        await asyncio_detailed(
            webhook_id=webhook_id,
            client=client,
            lang=lang,
        )
    ).parsed
