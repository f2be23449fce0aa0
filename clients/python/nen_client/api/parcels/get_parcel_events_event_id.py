from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.event_in_full_out import EventInFullOut
from ...models.get_parcel_events_event_id_lang_type_0 import (
    GetParcelEventsEventIdLangType0,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    event_id: UUID,
    *,
    lang: GetParcelEventsEventIdLangType0 | None | Unset = UNSET,
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
        "url": "/api/v1/parcel-events/{event_id}".format(
            event_id=quote(str(event_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EventInFullOut | None:
    if response.status_code == 200:
        response_200 = EventInFullOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EventInFullOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    event_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelEventsEventIdLangType0 | None | Unset = UNSET,
) -> Response[EventInFullOut]:
    """Một biến động · A change of parcels

     What was there before, what came out, and which became which.

    Args:
        event_id (UUID):
        lang (GetParcelEventsEventIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventInFullOut]
    """

    kwargs = _get_kwargs(
        event_id=event_id,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    event_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelEventsEventIdLangType0 | None | Unset = UNSET,
) -> EventInFullOut | None:
    """Một biến động · A change of parcels

     What was there before, what came out, and which became which.

    Args:
        event_id (UUID):
        lang (GetParcelEventsEventIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventInFullOut
    """

    return sync_detailed(
        event_id=event_id,
        client=client,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    event_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelEventsEventIdLangType0 | None | Unset = UNSET,
) -> Response[EventInFullOut]:
    """Một biến động · A change of parcels

     What was there before, what came out, and which became which.

    Args:
        event_id (UUID):
        lang (GetParcelEventsEventIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventInFullOut]
    """

    kwargs = _get_kwargs(
        event_id=event_id,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    event_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelEventsEventIdLangType0 | None | Unset = UNSET,
) -> EventInFullOut | None:
    """Một biến động · A change of parcels

     What was there before, what came out, and which became which.

    Args:
        event_id (UUID):
        lang (GetParcelEventsEventIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventInFullOut
    """

    return (
        await asyncio_detailed(
            event_id=event_id,
            client=client,
            lang=lang,
        )
    ).parsed
