import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_out import ExtractOut
from ...models.get_parcels_parcel_id_extract_lang_type_0 import (
    GetParcelsParcelIdExtractLangType0,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    parcel_id: str,
    *,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "OGC:CRS84",
    lang: GetParcelsParcelIdExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_as_of: None | str | Unset
    if isinstance(as_of, Unset):
        json_as_of = UNSET
    elif isinstance(as_of, datetime.date):
        json_as_of = as_of.isoformat()
    else:
        json_as_of = as_of
    params["as_of"] = json_as_of

    params["crs"] = crs

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
        "url": "/api/v1/parcels/{parcel_id}/extract".format(
            parcel_id=quote(str(parcel_id), safe=""),
        ),
        "params": params,
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
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "OGC:CRS84",
    lang: GetParcelsParcelIdExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch của thửa đất · Parcel extract

     Everything on file that applies to a parcel on a day: zones of every plan level, road reserve,
    permits.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (GetParcelsParcelIdExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        as_of=as_of,
        crs=crs,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "OGC:CRS84",
    lang: GetParcelsParcelIdExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch của thửa đất · Parcel extract

     Everything on file that applies to a parcel on a day: zones of every plan level, road reserve,
    permits.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (GetParcelsParcelIdExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return sync_detailed(
        parcel_id=parcel_id,
        client=client,
        as_of=as_of,
        crs=crs,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "OGC:CRS84",
    lang: GetParcelsParcelIdExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch của thửa đất · Parcel extract

     Everything on file that applies to a parcel on a day: zones of every plan level, road reserve,
    permits.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (GetParcelsParcelIdExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        as_of=as_of,
        crs=crs,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "OGC:CRS84",
    lang: GetParcelsParcelIdExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch của thửa đất · Parcel extract

     Everything on file that applies to a parcel on a day: zones of every plan level, road reserve,
    permits.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (GetParcelsParcelIdExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return (
        await asyncio_detailed(
            parcel_id=parcel_id,
            client=client,
            as_of=as_of,
            crs=crs,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
