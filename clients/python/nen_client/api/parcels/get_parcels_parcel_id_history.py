from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_parcels_parcel_id_history_lang_type_0 import (
    GetParcelsParcelIdHistoryLangType0,
)
from ...models.history_out import HistoryOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    parcel_id: str,
    *,
    lang: GetParcelsParcelIdHistoryLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

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
        "method": "get",
        "url": "/api/v1/parcels/{parcel_id}/history".format(
            parcel_id=quote(str(parcel_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> HistoryOut | None:
    if response.status_code == 200:
        response_200 = HistoryOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[HistoryOut]:
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
    lang: GetParcelsParcelIdHistoryLangType0 | None | Unset = UNSET,
) -> Response[HistoryOut]:
    """Các phiên bản của thửa đất · Versions of a parcel

     Versions on record, latest first: when each held, when it was recorded, what changed and by which
    decision.

    Args:
        parcel_id (str):
        lang (GetParcelsParcelIdHistoryLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HistoryOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
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
    lang: GetParcelsParcelIdHistoryLangType0 | None | Unset = UNSET,
) -> HistoryOut | None:
    """Các phiên bản của thửa đất · Versions of a parcel

     Versions on record, latest first: when each held, when it was recorded, what changed and by which
    decision.

    Args:
        parcel_id (str):
        lang (GetParcelsParcelIdHistoryLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HistoryOut
    """

    return sync_detailed(
        parcel_id=parcel_id,
        client=client,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelsParcelIdHistoryLangType0 | None | Unset = UNSET,
) -> Response[HistoryOut]:
    """Các phiên bản của thửa đất · Versions of a parcel

     Versions on record, latest first: when each held, when it was recorded, what changed and by which
    decision.

    Args:
        parcel_id (str):
        lang (GetParcelsParcelIdHistoryLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[HistoryOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    lang: GetParcelsParcelIdHistoryLangType0 | None | Unset = UNSET,
) -> HistoryOut | None:
    """Các phiên bản của thửa đất · Versions of a parcel

     Versions on record, latest first: when each held, when it was recorded, what changed and by which
    decision.

    Args:
        parcel_id (str):
        lang (GetParcelsParcelIdHistoryLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        HistoryOut
    """

    return (
        await asyncio_detailed(
            parcel_id=parcel_id,
            client=client,
            lang=lang,
        )
    ).parsed
