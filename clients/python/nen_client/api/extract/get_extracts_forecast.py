from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_forecast_out import ExtractForecastOut
from ...models.get_extracts_forecast_format import (
    GetExtractsForecastFormat,
)
from ...models.get_extracts_forecast_lang_type_0 import (
    GetExtractsForecastLangType0,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    parcels: int,
    format_: GetExtractsForecastFormat | Unset = "xlsx",
    lang: GetExtractsForecastLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["parcels"] = parcels

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

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
        "url": "/api/v1/extracts/forecast",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExtractForecastOut | None:
    if response.status_code == 200:
        response_200 = ExtractForecastOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExtractForecastOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    parcels: int,
    format_: GetExtractsForecastFormat | Unset = "xlsx",
    lang: GetExtractsForecastLangType0 | None | Unset = UNSET,
) -> Response[ExtractForecastOut]:
    """Dự báo trích lục hàng loạt · Forecast of a batch

     How long a batch would take and how large its file would be, by the last ones that were made here.

    Args:
        parcels (int):
        format_ (GetExtractsForecastFormat | Unset):  Default: 'xlsx'.
        lang (GetExtractsForecastLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractForecastOut]
    """

    kwargs = _get_kwargs(
        parcels=parcels,
        format_=format_,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    parcels: int,
    format_: GetExtractsForecastFormat | Unset = "xlsx",
    lang: GetExtractsForecastLangType0 | None | Unset = UNSET,
) -> ExtractForecastOut | None:
    """Dự báo trích lục hàng loạt · Forecast of a batch

     How long a batch would take and how large its file would be, by the last ones that were made here.

    Args:
        parcels (int):
        format_ (GetExtractsForecastFormat | Unset):  Default: 'xlsx'.
        lang (GetExtractsForecastLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractForecastOut
    """

    return sync_detailed(
        client=client,
        parcels=parcels,
        format_=format_,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    parcels: int,
    format_: GetExtractsForecastFormat | Unset = "xlsx",
    lang: GetExtractsForecastLangType0 | None | Unset = UNSET,
) -> Response[ExtractForecastOut]:
    """Dự báo trích lục hàng loạt · Forecast of a batch

     How long a batch would take and how large its file would be, by the last ones that were made here.

    Args:
        parcels (int):
        format_ (GetExtractsForecastFormat | Unset):  Default: 'xlsx'.
        lang (GetExtractsForecastLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractForecastOut]
    """

    kwargs = _get_kwargs(
        parcels=parcels,
        format_=format_,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    parcels: int,
    format_: GetExtractsForecastFormat | Unset = "xlsx",
    lang: GetExtractsForecastLangType0 | None | Unset = UNSET,
) -> ExtractForecastOut | None:
    """Dự báo trích lục hàng loạt · Forecast of a batch

     How long a batch would take and how large its file would be, by the last ones that were made here.

    Args:
        parcels (int):
        format_ (GetExtractsForecastFormat | Unset):  Default: 'xlsx'.
        lang (GetExtractsForecastLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractForecastOut
    """

    return (
        await asyncio_detailed(
            client=client,
            parcels=parcels,
            format_=format_,
            lang=lang,
        )
    ).parsed
