from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_parcels_parcel_id_lang_type_0 import (
    GetParcelsParcelIdLangType0,
)
from ...models.parcel_out import ParcelOut
from ...models.parcel_part import ParcelPart
from ...types import UNSET, Response, Unset


def _get_kwargs(
    parcel_id: str,
    *,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: GetParcelsParcelIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["crs"] = crs

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
        "url": "/api/v1/parcels/{parcel_id}".format(
            parcel_id=quote(str(parcel_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ParcelOut | ParcelPart | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> ParcelOut | ParcelPart:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = ParcelOut.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = ParcelPart.from_dict(data)

            return response_200_type_1

        response_200 = _parse_response_200(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ParcelOut | ParcelPart]:
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
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: GetParcelsParcelIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ParcelOut | ParcelPart]:
    """Một thửa đất · One parcel

     By UUID or national id; strong ETag that begins with id and version.

    Args:
        parcel_id (str):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsParcelIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ParcelOut | ParcelPart]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        crs=crs,
        fields=fields,
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
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: GetParcelsParcelIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ParcelOut | ParcelPart | None:
    """Một thửa đất · One parcel

     By UUID or national id; strong ETag that begins with id and version.

    Args:
        parcel_id (str):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsParcelIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ParcelOut | ParcelPart
    """

    return sync_detailed(
        parcel_id=parcel_id,
        client=client,
        crs=crs,
        fields=fields,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: GetParcelsParcelIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ParcelOut | ParcelPart]:
    """Một thửa đất · One parcel

     By UUID or national id; strong ETag that begins with id and version.

    Args:
        parcel_id (str):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsParcelIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ParcelOut | ParcelPart]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        crs=crs,
        fields=fields,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: GetParcelsParcelIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ParcelOut | ParcelPart | None:
    """Một thửa đất · One parcel

     By UUID or national id; strong ETag that begins with id and version.

    Args:
        parcel_id (str):
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetParcelsParcelIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ParcelOut | ParcelPart
    """

    return (
        await asyncio_detailed(
            parcel_id=parcel_id,
            client=client,
            crs=crs,
            fields=fields,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
