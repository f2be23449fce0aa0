from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extract_batch_in import ExtractBatchIn
from ...models.extract_batch_out import ExtractBatchOut
from ...models.post_extracts_lang_type_0 import PostExtractsLangType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ExtractBatchIn,
    lang: None | PostExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

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
        "method": "post",
        "url": "/api/v1/extracts",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExtractBatchOut | None:
    if response.status_code == 202:
        response_202 = ExtractBatchOut.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExtractBatchOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ExtractBatchIn,
    lang: None | PostExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ExtractBatchOut]:
    """Trích lục hàng loạt · Batch of extracts

     Up to 10,000 parcels of a list, of a drawn area, or along a route, as XLSX, CSV, GeoPackage or a zip
    of papers.
    Follow the job; its result names the file, which is kept for a week.

    Args:
        lang (None | PostExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (ExtractBatchIn): Which parcels, and the form of the result: exactly one of `parcels`
            (ids, or texts as in the lookup's `q`),
            `geometry` (an area) and `route`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractBatchOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ExtractBatchIn,
    lang: None | PostExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ExtractBatchOut | None:
    """Trích lục hàng loạt · Batch of extracts

     Up to 10,000 parcels of a list, of a drawn area, or along a route, as XLSX, CSV, GeoPackage or a zip
    of papers.
    Follow the job; its result names the file, which is kept for a week.

    Args:
        lang (None | PostExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (ExtractBatchIn): Which parcels, and the form of the result: exactly one of `parcels`
            (ids, or texts as in the lookup's `q`),
            `geometry` (an area) and `route`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractBatchOut
    """

    return sync_detailed(
        client=client,
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ExtractBatchIn,
    lang: None | PostExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[ExtractBatchOut]:
    """Trích lục hàng loạt · Batch of extracts

     Up to 10,000 parcels of a list, of a drawn area, or along a route, as XLSX, CSV, GeoPackage or a zip
    of papers.
    Follow the job; its result names the file, which is kept for a week.

    Args:
        lang (None | PostExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (ExtractBatchIn): Which parcels, and the form of the result: exactly one of `parcels`
            (ids, or texts as in the lookup's `q`),
            `geometry` (an area) and `route`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExtractBatchOut]
    """

    kwargs = _get_kwargs(
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ExtractBatchIn,
    lang: None | PostExtractsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ExtractBatchOut | None:
    """Trích lục hàng loạt · Batch of extracts

     Up to 10,000 parcels of a list, of a drawn area, or along a route, as XLSX, CSV, GeoPackage or a zip
    of papers.
    Follow the job; its result names the file, which is kept for a week.

    Args:
        lang (None | PostExtractsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (ExtractBatchIn): Which parcels, and the form of the result: exactly one of `parcels`
            (ids, or texts as in the lookup's `q`),
            `geometry` (an area) and `route`.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExtractBatchOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            lang=lang,
            idempotency_key=idempotency_key,
        )
    ).parsed
