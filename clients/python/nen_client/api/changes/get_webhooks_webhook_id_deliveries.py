import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_webhooks_webhook_id_deliveries_lang_type_0 import (
    GetWebhooksWebhookIdDeliveriesLangType0,
)
from ...models.get_webhooks_webhook_id_deliveries_state_type_0 import (
    GetWebhooksWebhookIdDeliveriesStateType0,
)
from ...models.webhook_deliveries_out import WebhookDeliveriesOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    webhook_id: UUID,
    *,
    state: GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    lang: GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, str):
        json_state = state
    else:
        json_state = state
    params["state"] = json_state

    json_before: None | str | Unset
    if isinstance(before, Unset):
        json_before = UNSET
    elif isinstance(before, datetime.datetime):
        json_before = before.isoformat()
    else:
        json_before = before
    params["before"] = json_before

    params["limit"] = limit

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
        "url": "/api/v1/webhooks/{webhook_id}/deliveries".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> WebhookDeliveriesOut | None:
    if response.status_code == 200:
        response_200 = WebhookDeliveriesOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WebhookDeliveriesOut]:
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
    state: GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    lang: GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset = UNSET,
) -> Response[WebhookDeliveriesOut]:
    """Các tin · Messages

     Messages that were made, the latest first.

    Args:
        webhook_id (UUID):
        state (GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset): dead = đã bỏ · given up
        before (datetime.datetime | None | Unset): `next` của trang trước · of the page before
        limit (int | Unset):  Default: 50.
        lang (GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookDeliveriesOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        state=state,
        before=before,
        limit=limit,
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
    state: GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    lang: GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset = UNSET,
) -> WebhookDeliveriesOut | None:
    """Các tin · Messages

     Messages that were made, the latest first.

    Args:
        webhook_id (UUID):
        state (GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset): dead = đã bỏ · given up
        before (datetime.datetime | None | Unset): `next` của trang trước · of the page before
        limit (int | Unset):  Default: 50.
        lang (GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookDeliveriesOut
    """

    return sync_detailed(
        webhook_id=webhook_id,
        client=client,
        state=state,
        before=before,
        limit=limit,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    state: GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    lang: GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset = UNSET,
) -> Response[WebhookDeliveriesOut]:
    """Các tin · Messages

     Messages that were made, the latest first.

    Args:
        webhook_id (UUID):
        state (GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset): dead = đã bỏ · given up
        before (datetime.datetime | None | Unset): `next` của trang trước · of the page before
        limit (int | Unset):  Default: 50.
        lang (GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookDeliveriesOut]
    """

    kwargs = _get_kwargs(
        webhook_id=webhook_id,
        state=state,
        before=before,
        limit=limit,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    state: GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    limit: int | Unset = 50,
    lang: GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset = UNSET,
) -> WebhookDeliveriesOut | None:
    """Các tin · Messages

     Messages that were made, the latest first.

    Args:
        webhook_id (UUID):
        state (GetWebhooksWebhookIdDeliveriesStateType0 | None | Unset): dead = đã bỏ · given up
        before (datetime.datetime | None | Unset): `next` của trang trước · of the page before
        limit (int | Unset):  Default: 50.
        lang (GetWebhooksWebhookIdDeliveriesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookDeliveriesOut
    """

    return (
        await asyncio_detailed(
            webhook_id=webhook_id,
            client=client,
            state=state,
            before=before,
            limit=limit,
            lang=lang,
        )
    ).parsed
