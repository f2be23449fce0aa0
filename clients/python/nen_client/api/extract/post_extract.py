from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_out import ExtractOut
from ...models.ground_in import GroundIn
from ...models.post_extract_lang_type_0 import PostExtractLangType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: GroundIn,
    lang: None | PostExtractLangType0 | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

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
        "url": "/api/v1/extract",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

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
    *,
    client: AuthenticatedClient | Client,
    body: GroundIn,
    lang: None | PostExtractLangType0 | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch của khu đất vẽ hoặc bảng tọa độ · Extract of drawn ground or a corner table

     A GeoJSON polygon, or corners as survey papers give them ([X north, Y east] in a VN-2000 zone), up
    to 1 km².

    Args:
        lang (None | PostExtractLangType0 | Unset): Ngôn ngữ · language
        body (GroundIn): Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a
            VN-2000 table.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: GroundIn,
    lang: None | PostExtractLangType0 | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch của khu đất vẽ hoặc bảng tọa độ · Extract of drawn ground or a corner table

     A GeoJSON polygon, or corners as survey papers give them ([X north, Y east] in a VN-2000 zone), up
    to 1 km².

    Args:
        lang (None | PostExtractLangType0 | Unset): Ngôn ngữ · language
        body (GroundIn): Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a
            VN-2000 table.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return sync_detailed(
        client=client,
        body=body,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: GroundIn,
    lang: None | PostExtractLangType0 | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch của khu đất vẽ hoặc bảng tọa độ · Extract of drawn ground or a corner table

     A GeoJSON polygon, or corners as survey papers give them ([X north, Y east] in a VN-2000 zone), up
    to 1 km².

    Args:
        lang (None | PostExtractLangType0 | Unset): Ngôn ngữ · language
        body (GroundIn): Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a
            VN-2000 table.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: GroundIn,
    lang: None | PostExtractLangType0 | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch của khu đất vẽ hoặc bảng tọa độ · Extract of drawn ground or a corner table

     A GeoJSON polygon, or corners as survey papers give them ([X north, Y east] in a VN-2000 zone), up
    to 1 km².

    Args:
        lang (None | PostExtractLangType0 | Unset): Ngôn ngữ · language
        body (GroundIn): Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a
            VN-2000 table.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            lang=lang,
        )
    ).parsed
