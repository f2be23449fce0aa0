from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_plans_plan_code_zones_lang_type_0 import (
    GetPlansPlanCodeZonesLangType0,
)
from ...models.plan_zones_out import PlanZonesOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    plan_code: str,
    *,
    page: int | Unset = 1,
    version: int | None | Unset = UNSET,
    cursor: str | Unset = "",
    lang: GetPlansPlanCodeZonesLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    json_version: int | None | Unset
    if isinstance(version, Unset):
        json_version = UNSET
    else:
        json_version = version
    params["version"] = json_version

    params["cursor"] = cursor

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
        "url": "/api/v1/plans/{plan_code}/zones".format(
            plan_code=quote(str(plan_code), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PlanZonesOut | None:
    if response.status_code == 200:
        response_200 = PlanZonesOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PlanZonesOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    version: int | None | Unset = UNSET,
    cursor: str | Unset = "",
    lang: GetPlansPlanCodeZonesLangType0 | None | Unset = UNSET,
) -> Response[PlanZonesOut]:
    """Chỉ tiêu theo ô, lô · Indicators by zone

     200 zones a page, by block and zone code; `next` is the cursor of the following page, `page` counts
    from it.

    Args:
        plan_code (str):
        page (int | Unset):  Default: 1.
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        lang (GetPlansPlanCodeZonesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlanZonesOut]
    """

    kwargs = _get_kwargs(
        plan_code=plan_code,
        page=page,
        version=version,
        cursor=cursor,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    version: int | None | Unset = UNSET,
    cursor: str | Unset = "",
    lang: GetPlansPlanCodeZonesLangType0 | None | Unset = UNSET,
) -> PlanZonesOut | None:
    """Chỉ tiêu theo ô, lô · Indicators by zone

     200 zones a page, by block and zone code; `next` is the cursor of the following page, `page` counts
    from it.

    Args:
        plan_code (str):
        page (int | Unset):  Default: 1.
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        lang (GetPlansPlanCodeZonesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlanZonesOut
    """

    return sync_detailed(
        plan_code=plan_code,
        client=client,
        page=page,
        version=version,
        cursor=cursor,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    version: int | None | Unset = UNSET,
    cursor: str | Unset = "",
    lang: GetPlansPlanCodeZonesLangType0 | None | Unset = UNSET,
) -> Response[PlanZonesOut]:
    """Chỉ tiêu theo ô, lô · Indicators by zone

     200 zones a page, by block and zone code; `next` is the cursor of the following page, `page` counts
    from it.

    Args:
        plan_code (str):
        page (int | Unset):  Default: 1.
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        lang (GetPlansPlanCodeZonesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlanZonesOut]
    """

    kwargs = _get_kwargs(
        plan_code=plan_code,
        page=page,
        version=version,
        cursor=cursor,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    version: int | None | Unset = UNSET,
    cursor: str | Unset = "",
    lang: GetPlansPlanCodeZonesLangType0 | None | Unset = UNSET,
) -> PlanZonesOut | None:
    """Chỉ tiêu theo ô, lô · Indicators by zone

     200 zones a page, by block and zone code; `next` is the cursor of the following page, `page` counts
    from it.

    Args:
        plan_code (str):
        page (int | Unset):  Default: 1.
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        lang (GetPlansPlanCodeZonesLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlanZonesOut
    """

    return (
        await asyncio_detailed(
            plan_code=plan_code,
            client=client,
            page=page,
            version=version,
            cursor=cursor,
            lang=lang,
        )
    ).parsed
