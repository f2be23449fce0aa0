import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_out import ExtractOut
from ...models.get_extract_lang_type_0 import GetExtractLangType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "",
    lang: GetExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_lon: float | None | Unset
    if isinstance(lon, Unset):
        json_lon = UNSET
    else:
        json_lon = lon
    params["lon"] = json_lon

    json_lat: float | None | Unset
    if isinstance(lat, Unset):
        json_lat = UNSET
    else:
        json_lat = lat
    params["lat"] = json_lat

    json_x: float | None | Unset
    if isinstance(x, Unset):
        json_x = UNSET
    else:
        json_x = x
    params["x"] = json_x

    json_y: float | None | Unset
    if isinstance(y, Unset):
        json_y = UNSET
    else:
        json_y = y
    params["y"] = json_y

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
        "url": "/api/v1/extract",
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
    *,
    client: AuthenticatedClient | Client,
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "",
    lang: GetExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch tại một điểm · Extract at a point

     By `lon`+`lat`, or `x`+`y`+`crs` (x = east, y = north): the parcel there on that day, else the
    square metre
    around the point. Where parcels overlap none is chosen: `candidates` names them.

    Args:
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        lang (GetExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        lon=lon,
        lat=lat,
        x=x,
        y=y,
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
    *,
    client: AuthenticatedClient | Client,
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "",
    lang: GetExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch tại một điểm · Extract at a point

     By `lon`+`lat`, or `x`+`y`+`crs` (x = east, y = north): the parcel there on that day, else the
    square metre
    around the point. Where parcels overlap none is chosen: `candidates` names them.

    Args:
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        lang (GetExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return sync_detailed(
        client=client,
        lon=lon,
        lat=lat,
        x=x,
        y=y,
        as_of=as_of,
        crs=crs,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "",
    lang: GetExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ExtractOut]:
    """Trích lục quy hoạch tại một điểm · Extract at a point

     By `lon`+`lat`, or `x`+`y`+`crs` (x = east, y = north): the parcel there on that day, else the
    square metre
    around the point. Where parcels overlap none is chosen: `candidates` names them.

    Args:
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        lang (GetExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractOut]
    """

    kwargs = _get_kwargs(
        lon=lon,
        lat=lat,
        x=x,
        y=y,
        as_of=as_of,
        crs=crs,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    as_of: datetime.date | None | Unset = UNSET,
    crs: str | Unset = "",
    lang: GetExtractLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ExtractOut | None:
    """Trích lục quy hoạch tại một điểm · Extract at a point

     By `lon`+`lat`, or `x`+`y`+`crs` (x = east, y = north): the parcel there on that day, else the
    square metre
    around the point. Where parcels overlap none is chosen: `candidates` names them.

    Args:
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        lang (GetExtractLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractOut
    """

    return (
        await asyncio_detailed(
            client=client,
            lon=lon,
            lat=lat,
            x=x,
            y=y,
            as_of=as_of,
            crs=crs,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
