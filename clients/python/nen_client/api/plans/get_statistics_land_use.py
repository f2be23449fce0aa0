from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_statistics_land_use_lang_type_0 import (
    GetStatisticsLandUseLangType0,
)
from ...models.ward_land_use_out import WardLandUseOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    ward: str,
    lang: GetStatisticsLandUseLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["ward"] = ward

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
        "url": "/api/v1/statistics/land-use",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> WardLandUseOut | None:
    if response.status_code == 200:
        response_200 = WardLandUseOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WardLandUseOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    ward: str,
    lang: GetStatisticsLandUseLangType0 | None | Unset = UNSET,
) -> Response[WardLandUseOut]:
    """Chức năng quy hoạch và loại đất hiện trạng · Planned function and actual use

     How the parcels of a ward are planned against how they are used, as the bulk overlay last computed
    it.

    Args:
        ward (str): Mã xã, phường · ward code
        lang (GetStatisticsLandUseLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WardLandUseOut]
    """

    kwargs = _get_kwargs(
        ward=ward,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    ward: str,
    lang: GetStatisticsLandUseLangType0 | None | Unset = UNSET,
) -> WardLandUseOut | None:
    """Chức năng quy hoạch và loại đất hiện trạng · Planned function and actual use

     How the parcels of a ward are planned against how they are used, as the bulk overlay last computed
    it.

    Args:
        ward (str): Mã xã, phường · ward code
        lang (GetStatisticsLandUseLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WardLandUseOut
    """

    return sync_detailed(
        client=client,
        ward=ward,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    ward: str,
    lang: GetStatisticsLandUseLangType0 | None | Unset = UNSET,
) -> Response[WardLandUseOut]:
    """Chức năng quy hoạch và loại đất hiện trạng · Planned function and actual use

     How the parcels of a ward are planned against how they are used, as the bulk overlay last computed
    it.

    Args:
        ward (str): Mã xã, phường · ward code
        lang (GetStatisticsLandUseLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WardLandUseOut]
    """

    kwargs = _get_kwargs(
        ward=ward,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    ward: str,
    lang: GetStatisticsLandUseLangType0 | None | Unset = UNSET,
) -> WardLandUseOut | None:
    """Chức năng quy hoạch và loại đất hiện trạng · Planned function and actual use

     How the parcels of a ward are planned against how they are used, as the bulk overlay last computed
    it.

    Args:
        ward (str): Mã xã, phường · ward code
        lang (GetStatisticsLandUseLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WardLandUseOut
    """

    return (
        await asyncio_detailed(
            client=client,
            ward=ward,
            lang=lang,
        )
    ).parsed
