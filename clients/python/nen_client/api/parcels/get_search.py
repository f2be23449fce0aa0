from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_search_lang_type_0 import GetSearchLangType0
from ...models.search_out import SearchOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    limit: int | Unset = 10,
    lang: GetSearchLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

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
        "url": "/api/v1/search",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> SearchOut | None:
    if response.status_code == 200:
        response_200 = SearchOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[SearchOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    limit: int | Unset = 10,
    lang: GetSearchLangType0 | None | Unset = UNSET,
) -> Response[SearchOut]:
    """Tìm kiếm một ô · One-box search

     Parcels (ward, sheet, number), streets, places, units present and former, plans, permits,
    coordinates.

    Args:
        q (str | Unset):  Default: ''.
        limit (int | Unset):  Default: 10.
        lang (GetSearchLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SearchOut]
    """

    kwargs = _get_kwargs(
        q=q,
        limit=limit,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    limit: int | Unset = 10,
    lang: GetSearchLangType0 | None | Unset = UNSET,
) -> SearchOut | None:
    """Tìm kiếm một ô · One-box search

     Parcels (ward, sheet, number), streets, places, units present and former, plans, permits,
    coordinates.

    Args:
        q (str | Unset):  Default: ''.
        limit (int | Unset):  Default: 10.
        lang (GetSearchLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SearchOut
    """

    return sync_detailed(
        client=client,
        q=q,
        limit=limit,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    limit: int | Unset = 10,
    lang: GetSearchLangType0 | None | Unset = UNSET,
) -> Response[SearchOut]:
    """Tìm kiếm một ô · One-box search

     Parcels (ward, sheet, number), streets, places, units present and former, plans, permits,
    coordinates.

    Args:
        q (str | Unset):  Default: ''.
        limit (int | Unset):  Default: 10.
        lang (GetSearchLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SearchOut]
    """

    kwargs = _get_kwargs(
        q=q,
        limit=limit,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    limit: int | Unset = 10,
    lang: GetSearchLangType0 | None | Unset = UNSET,
) -> SearchOut | None:
    """Tìm kiếm một ô · One-box search

     Parcels (ward, sheet, number), streets, places, units present and former, plans, permits,
    coordinates.

    Args:
        q (str | Unset):  Default: ''.
        limit (int | Unset):  Default: 10.
        lang (GetSearchLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SearchOut
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            limit=limit,
            lang=lang,
        )
    ).parsed
