from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.post_webhooks_lang_type_0 import PostWebhooksLangType0
from ...models.webhook_in import WebhookIn
from ...models.webhook_made_out import WebhookMadeOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: WebhookIn,
    lang: None | PostWebhooksLangType0 | Unset = UNSET,
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
        "url": "/api/v1/webhooks",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> WebhookMadeOut | None:
    if response.status_code == 201:
        response_201 = WebhookMadeOut.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WebhookMadeOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: WebhookIn,
    lang: None | PostWebhooksLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[WebhookMadeOut]:
    """Đăng ký nhận tin · Subscribe

     From now on, or from a place of the feed, changes go to an address. Keep the secret: it is told this
    once.

    Args:
        lang (None | PostWebhooksLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (WebhookIn): A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon
            in `crs` (OGC:CRS84 when left out), null
            = everywhere; `since` a cursor of the feed to begin with, what is published from now on
            when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookMadeOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: WebhookIn,
    lang: None | PostWebhooksLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> WebhookMadeOut | None:
    """Đăng ký nhận tin · Subscribe

     From now on, or from a place of the feed, changes go to an address. Keep the secret: it is told this
    once.

    Args:
        lang (None | PostWebhooksLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (WebhookIn): A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon
            in `crs` (OGC:CRS84 when left out), null
            = everywhere; `since` a cursor of the feed to begin with, what is published from now on
            when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookMadeOut
    """

    return sync_detailed(
        client=client,
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: WebhookIn,
    lang: None | PostWebhooksLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[WebhookMadeOut]:
    """Đăng ký nhận tin · Subscribe

     From now on, or from a place of the feed, changes go to an address. Keep the secret: it is told this
    once.

    Args:
        lang (None | PostWebhooksLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (WebhookIn): A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon
            in `crs` (OGC:CRS84 when left out), null
            = everywhere; `since` a cursor of the feed to begin with, what is published from now on
            when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WebhookMadeOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: WebhookIn,
    lang: None | PostWebhooksLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> WebhookMadeOut | None:
    """Đăng ký nhận tin · Subscribe

     From now on, or from a place of the feed, changes go to an address. Keep the secret: it is told this
    once.

    Args:
        lang (None | PostWebhooksLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (WebhookIn): A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon
            in `crs` (OGC:CRS84 when left out), null
            = everywhere; `since` a cursor of the feed to begin with, what is published from now on
            when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WebhookMadeOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            lang=lang,
            idempotency_key=idempotency_key,
        )
    ).parsed
