import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.post_parcels_parcel_id_extracts_lang_type_0 import (
    PostParcelsParcelIdExtractsLangType0,
)
from ...models.stored_out import StoredOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    parcel_id: str,
    *,
    as_of: datetime.date | None | Unset = UNSET,
    lang: None | PostParcelsParcelIdExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    json_as_of: None | str | Unset
    if isinstance(as_of, Unset):
        json_as_of = UNSET
    elif isinstance(as_of, datetime.date):
        json_as_of = as_of.isoformat()
    else:
        json_as_of = as_of
    params["as_of"] = json_as_of

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
        "url": "/api/v1/parcels/{parcel_id}/extracts".format(
            parcel_id=quote(str(parcel_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> StoredOut | None:
    if response.status_code == 201:
        response_201 = StoredOut.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[StoredOut]:
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
    lang: None | PostParcelsParcelIdExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[StoredOut]:
    """Lưu trích lục quy hoạch · Keep a parcel extract

     Keeps the extract of a day for good. The same facts, day and language are kept once and have one id.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        lang (None | PostParcelsParcelIdExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        as_of=as_of,
        lang=lang,
        idempotency_key=idempotency_key,
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
    lang: None | PostParcelsParcelIdExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> StoredOut | None:
    """Lưu trích lục quy hoạch · Keep a parcel extract

     Keeps the extract of a day for good. The same facts, day and language are kept once and have one id.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        lang (None | PostParcelsParcelIdExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredOut
    """

    return sync_detailed(
        parcel_id=parcel_id,
        client=client,
        as_of=as_of,
        lang=lang,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    lang: None | PostParcelsParcelIdExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[StoredOut]:
    """Lưu trích lục quy hoạch · Keep a parcel extract

     Keeps the extract of a day for good. The same facts, day and language are kept once and have one id.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        lang (None | PostParcelsParcelIdExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredOut]
    """

    kwargs = _get_kwargs(
        parcel_id=parcel_id,
        as_of=as_of,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    parcel_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: datetime.date | None | Unset = UNSET,
    lang: None | PostParcelsParcelIdExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> StoredOut | None:
    """Lưu trích lục quy hoạch · Keep a parcel extract

     Keeps the extract of a day for good. The same facts, day and language are kept once and have one id.

    Args:
        parcel_id (str):
        as_of (datetime.date | None | Unset): Ngày cần tra cứu · day on which everything is taken
            as it held; today by default
        lang (None | PostParcelsParcelIdExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredOut
    """

    return (
        await asyncio_detailed(
            parcel_id=parcel_id,
            client=client,
            as_of=as_of,
            lang=lang,
            idempotency_key=idempotency_key,
        )
    ).parsed
