from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.changes_out import ChangesOut
from ...models.get_changes_lang_type_0 import GetChangesLangType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    since: str | Unset = "",
    layer: str | Unset = "",
    area: str | Unset = "",
    crs: str | Unset = "",
    limit: int | Unset = 100,
    fields: str | Unset = "",
    lang: GetChangesLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["since"] = since

    params["layer"] = layer

    params["area"] = area

    params["crs"] = crs

    params["limit"] = limit

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
        "url": "/api/v1/changes",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangesOut | None:
    if response.status_code == 200:
        response_200 = ChangesOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ChangesOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: str | Unset = "",
    layer: str | Unset = "",
    area: str | Unset = "",
    crs: str | Unset = "",
    limit: int | Unset = 100,
    fields: str | Unset = "",
    lang: GetChangesLangType0 | None | Unset = UNSET,
) -> Response[ChangesOut]:
    """Dòng thay đổi · Change feed

     What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one
    that enters it is
    created. Layers without shape are told whole.

    Args:
        since (str | Unset): `next` của lần trước, hoặc ngày · cursor or day Default: ''.
        layer (str | Unset):  Default: ''.
        area (str | Unset): Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward
            code, box or polygon Default: ''.
        crs (str | Unset): Hệ tọa độ của area · CRS of `area`; OGC:CRS84 Default: ''.
        limit (int | Unset):  Default: 100.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetChangesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesOut]
    """

    kwargs = _get_kwargs(
        since=since,
        layer=layer,
        area=area,
        crs=crs,
        limit=limit,
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
    since: str | Unset = "",
    layer: str | Unset = "",
    area: str | Unset = "",
    crs: str | Unset = "",
    limit: int | Unset = 100,
    fields: str | Unset = "",
    lang: GetChangesLangType0 | None | Unset = UNSET,
) -> ChangesOut | None:
    """Dòng thay đổi · Change feed

     What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one
    that enters it is
    created. Layers without shape are told whole.

    Args:
        since (str | Unset): `next` của lần trước, hoặc ngày · cursor or day Default: ''.
        layer (str | Unset):  Default: ''.
        area (str | Unset): Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward
            code, box or polygon Default: ''.
        crs (str | Unset): Hệ tọa độ của area · CRS of `area`; OGC:CRS84 Default: ''.
        limit (int | Unset):  Default: 100.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetChangesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesOut
    """

    return sync_detailed(
        client=client,
        since=since,
        layer=layer,
        area=area,
        crs=crs,
        limit=limit,
        fields=fields,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    since: str | Unset = "",
    layer: str | Unset = "",
    area: str | Unset = "",
    crs: str | Unset = "",
    limit: int | Unset = 100,
    fields: str | Unset = "",
    lang: GetChangesLangType0 | None | Unset = UNSET,
) -> Response[ChangesOut]:
    """Dòng thay đổi · Change feed

     What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one
    that enters it is
    created. Layers without shape are told whole.

    Args:
        since (str | Unset): `next` của lần trước, hoặc ngày · cursor or day Default: ''.
        layer (str | Unset):  Default: ''.
        area (str | Unset): Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward
            code, box or polygon Default: ''.
        crs (str | Unset): Hệ tọa độ của area · CRS of `area`; OGC:CRS84 Default: ''.
        limit (int | Unset):  Default: 100.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetChangesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesOut]
    """

    kwargs = _get_kwargs(
        since=since,
        layer=layer,
        area=area,
        crs=crs,
        limit=limit,
        fields=fields,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    since: str | Unset = "",
    layer: str | Unset = "",
    area: str | Unset = "",
    crs: str | Unset = "",
    limit: int | Unset = 100,
    fields: str | Unset = "",
    lang: GetChangesLangType0 | None | Unset = UNSET,
) -> ChangesOut | None:
    """Dòng thay đổi · Change feed

     What was published, in order and without gaps, of layers and features that the caller may read.

    With `area`, what lies or lay there: a feature that leaves the area is deleted to the reader, one
    that enters it is
    created. Layers without shape are told whole.

    Args:
        since (str | Unset): `next` của lần trước, hoặc ngày · cursor or day Default: ''.
        layer (str | Unset):  Default: ''.
        area (str | Unset): Mã xã, phường; khung minx,miny,maxx,maxy; hoặc Polygon GeoJSON · ward
            code, box or polygon Default: ''.
        crs (str | Unset): Hệ tọa độ của area · CRS of `area`; OGC:CRS84 Default: ''.
        limit (int | Unset):  Default: 100.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetChangesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesOut
    """

    return (
        await asyncio_detailed(
            client=client,
            since=since,
            layer=layer,
            area=area,
            crs=crs,
            limit=limit,
            fields=fields,
            lang=lang,
        )
    ).parsed
