from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.bulk_in import BulkIn
from ...models.bulk_out import BulkOut
from ...models.post_parcels_bulk_lang_type_0 import (
    PostParcelsBulkLangType0,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: BulkIn,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: None | PostParcelsBulkLangType0 | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

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
        "method": "post",
        "url": "/api/v1/parcels/bulk",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BulkOut | None:
    if response.status_code == 200:
        response_200 = BulkOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BulkOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: BulkIn,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: None | PostParcelsBulkLangType0 | Unset = UNSET,
) -> Response[BulkOut]:
    """Nhiều thửa đất · Many parcels

     Up to 1,000 parcels by `ids` (UUID or national id) and `keys` (ward, sheet, number, as in the
    lookup). `rows`
    says what each of them means, ids first, in the order asked for; `parcels` are those that one row
    alone means.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (None | PostParcelsBulkLangType0 | Unset): Ngôn ngữ · language
        body (BulkIn): Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1
            to 1,000 together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkOut]
    """

    kwargs = _get_kwargs(
        body=body,
        crs=crs,
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
    body: BulkIn,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: None | PostParcelsBulkLangType0 | Unset = UNSET,
) -> BulkOut | None:
    """Nhiều thửa đất · Many parcels

     Up to 1,000 parcels by `ids` (UUID or national id) and `keys` (ward, sheet, number, as in the
    lookup). `rows`
    says what each of them means, ids first, in the order asked for; `parcels` are those that one row
    alone means.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (None | PostParcelsBulkLangType0 | Unset): Ngôn ngữ · language
        body (BulkIn): Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1
            to 1,000 together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkOut
    """

    return sync_detailed(
        client=client,
        body=body,
        crs=crs,
        fields=fields,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: BulkIn,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: None | PostParcelsBulkLangType0 | Unset = UNSET,
) -> Response[BulkOut]:
    """Nhiều thửa đất · Many parcels

     Up to 1,000 parcels by `ids` (UUID or national id) and `keys` (ward, sheet, number, as in the
    lookup). `rows`
    says what each of them means, ids first, in the order asked for; `parcels` are those that one row
    alone means.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (None | PostParcelsBulkLangType0 | Unset): Ngôn ngữ · language
        body (BulkIn): Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1
            to 1,000 together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkOut]
    """

    kwargs = _get_kwargs(
        body=body,
        crs=crs,
        fields=fields,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: BulkIn,
    crs: str | Unset = "OGC:CRS84",
    fields: str | Unset = "",
    lang: None | PostParcelsBulkLangType0 | Unset = UNSET,
) -> BulkOut | None:
    """Nhiều thửa đất · Many parcels

     Up to 1,000 parcels by `ids` (UUID or national id) and `keys` (ward, sheet, number, as in the
    lookup). `rows`
    says what each of them means, ids first, in the order asked for; `parcels` are those that one row
    alone means.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (None | PostParcelsBulkLangType0 | Unset): Ngôn ngữ · language
        body (BulkIn): Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1
            to 1,000 together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            crs=crs,
            fields=fields,
            lang=lang,
        )
    ).parsed
