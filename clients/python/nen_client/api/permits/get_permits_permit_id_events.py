from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_permits_permit_id_events_lang_type_0 import (
    GetPermitsPermitIdEventsLangType0,
)
from ...models.permit_events_out import PermitEventsOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    permit_id: UUID,
    *,
    lang: GetPermitsPermitIdEventsLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

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
        "url": "/api/v1/permits/{permit_id}/events".format(
            permit_id=quote(str(permit_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PermitEventsOut | None:
    if response.status_code == 200:
        response_200 = PermitEventsOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PermitEventsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdEventsLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[PermitEventsOut]:
    """Diễn biến của hồ sơ · Events of a case

     In the order in which they were recorded; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdEventsLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitEventsOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdEventsLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PermitEventsOut | None:
    """Diễn biến của hồ sơ · Events of a case

     In the order in which they were recorded; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdEventsLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitEventsOut
    """

    return sync_detailed(
        permit_id=permit_id,
        client=client,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdEventsLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[PermitEventsOut]:
    """Diễn biến của hồ sơ · Events of a case

     In the order in which they were recorded; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdEventsLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitEventsOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdEventsLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PermitEventsOut | None:
    """Diễn biến của hồ sơ · Events of a case

     In the order in which they were recorded; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdEventsLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitEventsOut
    """

    return (
        await asyncio_detailed(
            permit_id=permit_id,
            client=client,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
