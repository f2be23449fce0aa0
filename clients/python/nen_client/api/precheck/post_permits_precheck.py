from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.post_permits_precheck_lang_type_0 import (
    PostPermitsPrecheckLangType0,
)
from ...models.precheck_in import PrecheckIn
from ...models.precheck_out import PrecheckOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: PrecheckIn,
    crs: str | Unset = "OGC:CRS84",
    lang: None | PostPermitsPrecheckLangType0 | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

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
        "method": "post",
        "url": "/api/v1/permits/precheck",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PrecheckOut | None:
    if response.status_code == 200:
        response_200 = PrecheckOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PrecheckOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PrecheckIn,
    crs: str | Unset = "OGC:CRS84",
    lang: None | PostPermitsPrecheckLangType0 | Unset = UNSET,
) -> Response[PrecheckOut]:
    """Kiểm tra sơ bộ hồ sơ cấp phép · Pre-check of a planned building

     Judges a planned building by what is on file on the day (`as_of`, today by default): land use on
    paper, planned
    function, coverage, floor-area ratio, storeys, height, red lines, setbacks, corridors, neighbours.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (None | PostPermitsPrecheckLangType0 | Unset): Ngôn ngữ · language
        body (PrecheckIn): What somebody wants to build: `parcels`, `footprint` (GeoJSON) or
            `corners` ([X north, Y east] of a VN-2000
            table), at least one; what is left out is left to the officer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PrecheckOut]
    """

    kwargs = _get_kwargs(
        body=body,
        crs=crs,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: PrecheckIn,
    crs: str | Unset = "OGC:CRS84",
    lang: None | PostPermitsPrecheckLangType0 | Unset = UNSET,
) -> PrecheckOut | None:
    """Kiểm tra sơ bộ hồ sơ cấp phép · Pre-check of a planned building

     Judges a planned building by what is on file on the day (`as_of`, today by default): land use on
    paper, planned
    function, coverage, floor-area ratio, storeys, height, red lines, setbacks, corridors, neighbours.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (None | PostPermitsPrecheckLangType0 | Unset): Ngôn ngữ · language
        body (PrecheckIn): What somebody wants to build: `parcels`, `footprint` (GeoJSON) or
            `corners` ([X north, Y east] of a VN-2000
            table), at least one; what is left out is left to the officer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PrecheckOut
    """

    return sync_detailed(
        client=client,
        body=body,
        crs=crs,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PrecheckIn,
    crs: str | Unset = "OGC:CRS84",
    lang: None | PostPermitsPrecheckLangType0 | Unset = UNSET,
) -> Response[PrecheckOut]:
    """Kiểm tra sơ bộ hồ sơ cấp phép · Pre-check of a planned building

     Judges a planned building by what is on file on the day (`as_of`, today by default): land use on
    paper, planned
    function, coverage, floor-area ratio, storeys, height, red lines, setbacks, corridors, neighbours.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (None | PostPermitsPrecheckLangType0 | Unset): Ngôn ngữ · language
        body (PrecheckIn): What somebody wants to build: `parcels`, `footprint` (GeoJSON) or
            `corners` ([X north, Y east] of a VN-2000
            table), at least one; what is left out is left to the officer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PrecheckOut]
    """

    kwargs = _get_kwargs(
        body=body,
        crs=crs,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: PrecheckIn,
    crs: str | Unset = "OGC:CRS84",
    lang: None | PostPermitsPrecheckLangType0 | Unset = UNSET,
) -> PrecheckOut | None:
    """Kiểm tra sơ bộ hồ sơ cấp phép · Pre-check of a planned building

     Judges a planned building by what is on file on the day (`as_of`, today by default): land use on
    paper, planned
    function, coverage, floor-area ratio, storeys, height, red lines, setbacks, corridors, neighbours.

    Args:
        crs (str | Unset): Hệ tọa độ · CRS, for example EPSG:9210 Default: 'OGC:CRS84'.
        lang (None | PostPermitsPrecheckLangType0 | Unset): Ngôn ngữ · language
        body (PrecheckIn): What somebody wants to build: `parcels`, `footprint` (GeoJSON) or
            `corners` ([X north, Y east] of a VN-2000
            table), at least one; what is left out is left to the officer.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PrecheckOut
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            crs=crs,
            lang=lang,
        )
    ).parsed
