from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_parcels_lang_type_0 import GetParcelsLangType0
from ...models.lookup_out import LookupOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    ward: str | Unset = "",
    sheet: str | Unset = "",
    number: str | Unset = "",
    q: str | Unset = "",
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    crs: str | Unset = "",
    certificate: str | Unset = "",
    address: str | Unset = "",
    fields: str | Unset = "",
    lang: GetParcelsLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["ward"] = ward

    params["sheet"] = sheet

    params["number"] = number

    params["q"] = q

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

    params["crs"] = crs

    params["certificate"] = certificate

    params["address"] = address

    params["fields"] = fields

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
        "url": "/api/v1/parcels",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LookupOut | None:
    if response.status_code == 200:
        response_200 = LookupOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[LookupOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    ward: str | Unset = "",
    sheet: str | Unset = "",
    number: str | Unset = "",
    q: str | Unset = "",
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    crs: str | Unset = "",
    certificate: str | Unset = "",
    address: str | Unset = "",
    fields: str | Unset = "",
    lang: GetParcelsLangType0 | None | Unset = UNSET,
) -> Response[LookupOut]:
    """Tra cứu thửa đất · Look up a parcel

     By `ward`+`sheet`+`number` (ward by code or name, present or former), `q` (typed text), `lon`+`lat`,
    `x`+`y`+`crs` (x = east, y = north), `address`, or `certificate` (serial, for those who may read
    serials).
    MATCH, AMBIGUOUS and NOT_FOUND are all 200; beside NOT_FOUND may stand `guesses`, each marked as
    one.

    Args:
        ward (str | Unset):  Default: ''.
        sheet (str | Unset):  Default: ''.
        number (str | Unset):  Default: ''.
        q (str | Unset):  Default: ''.
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        certificate (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LookupOut]
    """

    kwargs = _get_kwargs(
        ward=ward,
        sheet=sheet,
        number=number,
        q=q,
        lon=lon,
        lat=lat,
        x=x,
        y=y,
        crs=crs,
        certificate=certificate,
        address=address,
        fields=fields,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    ward: str | Unset = "",
    sheet: str | Unset = "",
    number: str | Unset = "",
    q: str | Unset = "",
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    crs: str | Unset = "",
    certificate: str | Unset = "",
    address: str | Unset = "",
    fields: str | Unset = "",
    lang: GetParcelsLangType0 | None | Unset = UNSET,
) -> LookupOut | None:
    """Tra cứu thửa đất · Look up a parcel

     By `ward`+`sheet`+`number` (ward by code or name, present or former), `q` (typed text), `lon`+`lat`,
    `x`+`y`+`crs` (x = east, y = north), `address`, or `certificate` (serial, for those who may read
    serials).
    MATCH, AMBIGUOUS and NOT_FOUND are all 200; beside NOT_FOUND may stand `guesses`, each marked as
    one.

    Args:
        ward (str | Unset):  Default: ''.
        sheet (str | Unset):  Default: ''.
        number (str | Unset):  Default: ''.
        q (str | Unset):  Default: ''.
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        certificate (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LookupOut
    """

    return sync_detailed(
        client=client,
        ward=ward,
        sheet=sheet,
        number=number,
        q=q,
        lon=lon,
        lat=lat,
        x=x,
        y=y,
        crs=crs,
        certificate=certificate,
        address=address,
        fields=fields,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    ward: str | Unset = "",
    sheet: str | Unset = "",
    number: str | Unset = "",
    q: str | Unset = "",
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    crs: str | Unset = "",
    certificate: str | Unset = "",
    address: str | Unset = "",
    fields: str | Unset = "",
    lang: GetParcelsLangType0 | None | Unset = UNSET,
) -> Response[LookupOut]:
    """Tra cứu thửa đất · Look up a parcel

     By `ward`+`sheet`+`number` (ward by code or name, present or former), `q` (typed text), `lon`+`lat`,
    `x`+`y`+`crs` (x = east, y = north), `address`, or `certificate` (serial, for those who may read
    serials).
    MATCH, AMBIGUOUS and NOT_FOUND are all 200; beside NOT_FOUND may stand `guesses`, each marked as
    one.

    Args:
        ward (str | Unset):  Default: ''.
        sheet (str | Unset):  Default: ''.
        number (str | Unset):  Default: ''.
        q (str | Unset):  Default: ''.
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        certificate (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LookupOut]
    """

    kwargs = _get_kwargs(
        ward=ward,
        sheet=sheet,
        number=number,
        q=q,
        lon=lon,
        lat=lat,
        x=x,
        y=y,
        crs=crs,
        certificate=certificate,
        address=address,
        fields=fields,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    ward: str | Unset = "",
    sheet: str | Unset = "",
    number: str | Unset = "",
    q: str | Unset = "",
    lon: float | None | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    x: float | None | Unset = UNSET,
    y: float | None | Unset = UNSET,
    crs: str | Unset = "",
    certificate: str | Unset = "",
    address: str | Unset = "",
    fields: str | Unset = "",
    lang: GetParcelsLangType0 | None | Unset = UNSET,
) -> LookupOut | None:
    """Tra cứu thửa đất · Look up a parcel

     By `ward`+`sheet`+`number` (ward by code or name, present or former), `q` (typed text), `lon`+`lat`,
    `x`+`y`+`crs` (x = east, y = north), `address`, or `certificate` (serial, for those who may read
    serials).
    MATCH, AMBIGUOUS and NOT_FOUND are all 200; beside NOT_FOUND may stand `guesses`, each marked as
    one.

    Args:
        ward (str | Unset):  Default: ''.
        sheet (str | Unset):  Default: ''.
        number (str | Unset):  Default: ''.
        q (str | Unset):  Default: ''.
        lon (float | None | Unset):
        lat (float | None | Unset):
        x (float | None | Unset):
        y (float | None | Unset):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: ''.
        certificate (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LookupOut
    """

    return (
        await asyncio_detailed(
            client=client,
            ward=ward,
            sheet=sheet,
            number=number,
            q=q,
            lon=lon,
            lat=lat,
            x=x,
            y=y,
            crs=crs,
            certificate=certificate,
            address=address,
            fields=fields,
            lang=lang,
        )
    ).parsed
