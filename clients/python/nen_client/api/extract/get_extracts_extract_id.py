from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_out import ExtractOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    extract_id: UUID,
    *,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/extracts/{extract_id}".format(
            extract_id=quote(str(extract_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ExtractOut | None:
    if response.status_code == 200:
        response_200 = ExtractOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExtractOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    extract_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục đã lưu · A stored extract

     The bytes that were handed out, unchanged; their SHA-256 is the ETag.

    Args:
        extract_id (UUID):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        extract_id=extract_id,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    extract_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục đã lưu · A stored extract

     The bytes that were handed out, unchanged; their SHA-256 is the ETag.

    Args:
        extract_id (UUID):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return sync_detailed(
        extract_id=extract_id,
        client=client,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    extract_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục đã lưu · A stored extract

     The bytes that were handed out, unchanged; their SHA-256 is the ETag.

    Args:
        extract_id (UUID):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        extract_id=extract_id,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    extract_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục đã lưu · A stored extract

     The bytes that were handed out, unchanged; their SHA-256 is the ETag.

    Args:
        extract_id (UUID):
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return (
        await asyncio_detailed(
            extract_id=extract_id,
            client=client,
            if_none_match=if_none_match,
        )
    ).parsed
