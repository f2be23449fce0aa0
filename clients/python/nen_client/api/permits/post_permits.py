from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.filed_out import FiledOut
from ...models.filing_in import FilingIn
from ...models.post_permits_lang_type_0 import PostPermitsLangType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: FilingIn,
    lang: None | PostPermitsLangType0 | Unset = UNSET,
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
        "url": "/api/v1/permits",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FiledOut | None:
    if response.status_code == 201:
        response_201 = FiledOut.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FiledOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: FilingIn,
    lang: None | PostPermitsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[FiledOut]:
    """Nộp hồ sơ cấp phép · File a case

     Opens a case; records the versions of parcels and governing plans of the day of filing.

    Args:
        lang (None | PostPermitsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (FilingIn): A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON
            in `crs`), or both; for an adjustment,
            extension or reissue the id of the permit. `work_group` may be left out where the kind or
            the permit says it.

            `works` for a project or a group of works. The fields of the work are then those of the
            whole: what is left out is
            made from the list (sums of areas, the greatest storeys and height, the highest class, one
            footprint of all). Example: {'crs': 'EPSG:9210', 'floor_area_m2': 168.0, 'footprint':
            {'coordinates': [[[603000, 1191000], [603005, 1191000], [603005, 1191012], [603000,
            1191012], [603000, 1191000]]], 'type': 'Polygon'}, 'height_m': 11.4, 'kind': 'nha_o',
            'parcels': ['0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20'], 'parties': [{'name': 'Nguyễn Văn A',
            'role': 'investor'}], 'storeys': 3, 'work_name': 'Nhà ở riêng lẻ'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FiledOut]
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
    body: FilingIn,
    lang: None | PostPermitsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> FiledOut | None:
    """Nộp hồ sơ cấp phép · File a case

     Opens a case; records the versions of parcels and governing plans of the day of filing.

    Args:
        lang (None | PostPermitsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (FilingIn): A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON
            in `crs`), or both; for an adjustment,
            extension or reissue the id of the permit. `work_group` may be left out where the kind or
            the permit says it.

            `works` for a project or a group of works. The fields of the work are then those of the
            whole: what is left out is
            made from the list (sums of areas, the greatest storeys and height, the highest class, one
            footprint of all). Example: {'crs': 'EPSG:9210', 'floor_area_m2': 168.0, 'footprint':
            {'coordinates': [[[603000, 1191000], [603005, 1191000], [603005, 1191012], [603000,
            1191012], [603000, 1191000]]], 'type': 'Polygon'}, 'height_m': 11.4, 'kind': 'nha_o',
            'parcels': ['0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20'], 'parties': [{'name': 'Nguyễn Văn A',
            'role': 'investor'}], 'storeys': 3, 'work_name': 'Nhà ở riêng lẻ'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FiledOut
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
    body: FilingIn,
    lang: None | PostPermitsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[FiledOut]:
    """Nộp hồ sơ cấp phép · File a case

     Opens a case; records the versions of parcels and governing plans of the day of filing.

    Args:
        lang (None | PostPermitsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (FilingIn): A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON
            in `crs`), or both; for an adjustment,
            extension or reissue the id of the permit. `work_group` may be left out where the kind or
            the permit says it.

            `works` for a project or a group of works. The fields of the work are then those of the
            whole: what is left out is
            made from the list (sums of areas, the greatest storeys and height, the highest class, one
            footprint of all). Example: {'crs': 'EPSG:9210', 'floor_area_m2': 168.0, 'footprint':
            {'coordinates': [[[603000, 1191000], [603005, 1191000], [603005, 1191012], [603000,
            1191012], [603000, 1191000]]], 'type': 'Polygon'}, 'height_m': 11.4, 'kind': 'nha_o',
            'parcels': ['0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20'], 'parties': [{'name': 'Nguyễn Văn A',
            'role': 'investor'}], 'storeys': 3, 'work_name': 'Nhà ở riêng lẻ'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FiledOut]
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
    body: FilingIn,
    lang: None | PostPermitsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> FiledOut | None:
    """Nộp hồ sơ cấp phép · File a case

     Opens a case; records the versions of parcels and governing plans of the day of filing.

    Args:
        lang (None | PostPermitsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        body (FilingIn): A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON
            in `crs`), or both; for an adjustment,
            extension or reissue the id of the permit. `work_group` may be left out where the kind or
            the permit says it.

            `works` for a project or a group of works. The fields of the work are then those of the
            whole: what is left out is
            made from the list (sums of areas, the greatest storeys and height, the highest class, one
            footprint of all). Example: {'crs': 'EPSG:9210', 'floor_area_m2': 168.0, 'footprint':
            {'coordinates': [[[603000, 1191000], [603005, 1191000], [603005, 1191012], [603000,
            1191012], [603000, 1191000]]], 'type': 'Polygon'}, 'height_m': 11.4, 'kind': 'nha_o',
            'parcels': ['0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20'], 'parties': [{'name': 'Nguyễn Văn A',
            'role': 'investor'}], 'storeys': 3, 'work_name': 'Nhà ở riêng lẻ'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FiledOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            lang=lang,
            idempotency_key=idempotency_key,
        )
    ).parsed
