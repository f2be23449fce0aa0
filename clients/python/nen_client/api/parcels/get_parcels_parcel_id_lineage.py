from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_parcels_parcel_id_lineage_lang_type_0 import (
    GetParcelsParcelIdLineageLangType0,
)
from ...models.lineage_out import LineageOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    parcel_id: str,
    *,
    depth: int | Unset = 0,
    lang: GetParcelsParcelIdLineageLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["depth"] = depth

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
        "url": "/api/v1/parcels/{parcel_id}/lineage".format(
            parcel_id=quote(str(parcel_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LineageOut | None:
    if response.status_code == 200:
        response_200 = LineageOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[LineageOut]:
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
    depth: int | Unset = 0,
    lang: GetParcelsParcelIdLineageLangType0 | None | Unset = UNSET,
) -> Response[LineageOut]:
    """Nguồn gốc hình thành thửa · Lineage of a parcel

     By UUID or national id, of closed parcels as well: parents, children, the event that made it, the
    one that ended
    it; with `depth` the graph both ways, reverted events included and marked.

    Args:
        parcel_id (str):
        depth (int | Unset): Số bước của đồ thị, 0 = không · steps of the graph, 0 = none Default:
            0.
        lang (GetParcelsParcelIdLineageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineageOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        depth=depth,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    depth: int | Unset = 0,
    lang: GetParcelsParcelIdLineageLangType0 | None | Unset = UNSET,
) -> LineageOut | None:
    """Nguồn gốc hình thành thửa · Lineage of a parcel

     By UUID or national id, of closed parcels as well: parents, children, the event that made it, the
    one that ended
    it; with `depth` the graph both ways, reverted events included and marked.

    Args:
        parcel_id (str):
        depth (int | Unset): Số bước của đồ thị, 0 = không · steps of the graph, 0 = none Default:
            0.
        lang (GetParcelsParcelIdLineageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineageOut
    """

    return sync_detailed(
        parcel_id=parcel_id,
        client=client,
        depth=depth,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    depth: int | Unset = 0,
    lang: GetParcelsParcelIdLineageLangType0 | None | Unset = UNSET,
) -> Response[LineageOut]:
    """Nguồn gốc hình thành thửa · Lineage of a parcel

     By UUID or national id, of closed parcels as well: parents, children, the event that made it, the
    one that ended
    it; with `depth` the graph both ways, reverted events included and marked.

    Args:
        parcel_id (str):
        depth (int | Unset): Số bước của đồ thị, 0 = không · steps of the graph, 0 = none Default:
            0.
        lang (GetParcelsParcelIdLineageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LineageOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        depth=depth,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    depth: int | Unset = 0,
    lang: GetParcelsParcelIdLineageLangType0 | None | Unset = UNSET,
) -> LineageOut | None:
    """Nguồn gốc hình thành thửa · Lineage of a parcel

     By UUID or national id, of closed parcels as well: parents, children, the event that made it, the
    one that ended
    it; with `depth` the graph both ways, reverted events included and marked.

    Args:
        parcel_id (str):
        depth (int | Unset): Số bước của đồ thị, 0 = không · steps of the graph, 0 = none Default:
            0.
        lang (GetParcelsParcelIdLineageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LineageOut
    """

    return (
        await asyncio_detailed(
            parcel_id=parcel_id,
            client=client,
            depth=depth,
            lang=lang,
        )
    ).parsed
