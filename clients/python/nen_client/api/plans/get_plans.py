from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_plans_infrastructure_theme import (
    GetPlansInfrastructureTheme,
)
from ...models.get_plans_lang_type_0 import GetPlansLangType0
from ...models.get_plans_level import GetPlansLevel
from ...models.get_plans_order import GetPlansOrder
from ...models.get_plans_state import GetPlansState
from ...models.plans_out import PlansOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    level: GetPlansLevel | Unset = "",
    infrastructure_theme: GetPlansInfrastructureTheme | Unset = "",
    ward: str | Unset = "",
    state: GetPlansState | Unset = "",
    year: int | None | Unset = UNSET,
    order: GetPlansOrder | Unset = "newest",
    page: int | Unset = 1,
    page_size: int | Unset = 25,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPlansLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_level: str | Unset = UNSET
    if not isinstance(level, Unset):
        json_level = level

    params["level"] = json_level

    json_infrastructure_theme: str | Unset = UNSET
    if not isinstance(infrastructure_theme, Unset):
        json_infrastructure_theme = infrastructure_theme

    params["infrastructure_theme"] = json_infrastructure_theme

    params["ward"] = ward

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_year: int | None | Unset
    if isinstance(year, Unset):
        json_year = UNSET
    else:
        json_year = year
    params["year"] = json_year

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order

    params["order"] = json_order

    params["page"] = page

    params["page_size"] = page_size

    params["cursor"] = cursor

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
        "url": "/api/v1/plans",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PlansOut | None:
    if response.status_code == 200:
        response_200 = PlansOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PlansOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    level: GetPlansLevel | Unset = "",
    infrastructure_theme: GetPlansInfrastructureTheme | Unset = "",
    ward: str | Unset = "",
    state: GetPlansState | Unset = "",
    year: int | None | Unset = UNSET,
    order: GetPlansOrder | Unset = "newest",
    page: int | Unset = 1,
    page_size: int | Unset = 25,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPlansLangType0 | None | Unset = UNSET,
) -> Response[PlansOut]:
    """Danh mục đồ án · Catalogue of plans

     Announced plans, with what each filter would find; plans in consultation today stand apart.

    `next` is the cursor of the following page: no plan is told twice or left out because another one
    was announced
    meanwhile. `page` counts on from the cursor.

    Args:
        q (str | Unset): Tên, mã hồ sơ, số quyết định, không cần dấu · words of name, code or
            decision number Default: ''.
        level (GetPlansLevel | Unset):  Default: ''.
        infrastructure_theme (GetPlansInfrastructureTheme | Unset):  Default: ''.
        ward (str | Unset): Mã xã, phường · code of a commune Default: ''.
        state (GetPlansState | Unset):  Default: ''.
        year (int | None | Unset):
        order (GetPlansOrder | Unset):  Default: 'newest'.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 25.
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlansOut]
    """

    kwargs = _get_kwargs(
        q=q,
        level=level,
        infrastructure_theme=infrastructure_theme,
        ward=ward,
        state=state,
        year=year,
        order=order,
        page=page,
        page_size=page_size,
        cursor=cursor,
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
    q: str | Unset = "",
    level: GetPlansLevel | Unset = "",
    infrastructure_theme: GetPlansInfrastructureTheme | Unset = "",
    ward: str | Unset = "",
    state: GetPlansState | Unset = "",
    year: int | None | Unset = UNSET,
    order: GetPlansOrder | Unset = "newest",
    page: int | Unset = 1,
    page_size: int | Unset = 25,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPlansLangType0 | None | Unset = UNSET,
) -> PlansOut | None:
    """Danh mục đồ án · Catalogue of plans

     Announced plans, with what each filter would find; plans in consultation today stand apart.

    `next` is the cursor of the following page: no plan is told twice or left out because another one
    was announced
    meanwhile. `page` counts on from the cursor.

    Args:
        q (str | Unset): Tên, mã hồ sơ, số quyết định, không cần dấu · words of name, code or
            decision number Default: ''.
        level (GetPlansLevel | Unset):  Default: ''.
        infrastructure_theme (GetPlansInfrastructureTheme | Unset):  Default: ''.
        ward (str | Unset): Mã xã, phường · code of a commune Default: ''.
        state (GetPlansState | Unset):  Default: ''.
        year (int | None | Unset):
        order (GetPlansOrder | Unset):  Default: 'newest'.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 25.
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlansOut
    """

    return sync_detailed(
        client=client,
        q=q,
        level=level,
        infrastructure_theme=infrastructure_theme,
        ward=ward,
        state=state,
        year=year,
        order=order,
        page=page,
        page_size=page_size,
        cursor=cursor,
        fields=fields,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    level: GetPlansLevel | Unset = "",
    infrastructure_theme: GetPlansInfrastructureTheme | Unset = "",
    ward: str | Unset = "",
    state: GetPlansState | Unset = "",
    year: int | None | Unset = UNSET,
    order: GetPlansOrder | Unset = "newest",
    page: int | Unset = 1,
    page_size: int | Unset = 25,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPlansLangType0 | None | Unset = UNSET,
) -> Response[PlansOut]:
    """Danh mục đồ án · Catalogue of plans

     Announced plans, with what each filter would find; plans in consultation today stand apart.

    `next` is the cursor of the following page: no plan is told twice or left out because another one
    was announced
    meanwhile. `page` counts on from the cursor.

    Args:
        q (str | Unset): Tên, mã hồ sơ, số quyết định, không cần dấu · words of name, code or
            decision number Default: ''.
        level (GetPlansLevel | Unset):  Default: ''.
        infrastructure_theme (GetPlansInfrastructureTheme | Unset):  Default: ''.
        ward (str | Unset): Mã xã, phường · code of a commune Default: ''.
        state (GetPlansState | Unset):  Default: ''.
        year (int | None | Unset):
        order (GetPlansOrder | Unset):  Default: 'newest'.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 25.
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlansOut]
    """

    kwargs = _get_kwargs(
        q=q,
        level=level,
        infrastructure_theme=infrastructure_theme,
        ward=ward,
        state=state,
        year=year,
        order=order,
        page=page,
        page_size=page_size,
        cursor=cursor,
        fields=fields,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    level: GetPlansLevel | Unset = "",
    infrastructure_theme: GetPlansInfrastructureTheme | Unset = "",
    ward: str | Unset = "",
    state: GetPlansState | Unset = "",
    year: int | None | Unset = UNSET,
    order: GetPlansOrder | Unset = "newest",
    page: int | Unset = 1,
    page_size: int | Unset = 25,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPlansLangType0 | None | Unset = UNSET,
) -> PlansOut | None:
    """Danh mục đồ án · Catalogue of plans

     Announced plans, with what each filter would find; plans in consultation today stand apart.

    `next` is the cursor of the following page: no plan is told twice or left out because another one
    was announced
    meanwhile. `page` counts on from the cursor.

    Args:
        q (str | Unset): Tên, mã hồ sơ, số quyết định, không cần dấu · words of name, code or
            decision number Default: ''.
        level (GetPlansLevel | Unset):  Default: ''.
        infrastructure_theme (GetPlansInfrastructureTheme | Unset):  Default: ''.
        ward (str | Unset): Mã xã, phường · code of a commune Default: ''.
        state (GetPlansState | Unset):  Default: ''.
        year (int | None | Unset):
        order (GetPlansOrder | Unset):  Default: 'newest'.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 25.
        cursor (str | Unset): `next` của lần trước · `next` of the answer before Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlansOut
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            level=level,
            infrastructure_theme=infrastructure_theme,
            ward=ward,
            state=state,
            year=year,
            order=order,
            page=page,
            page_size=page_size,
            cursor=cursor,
            fields=fields,
            lang=lang,
        )
    ).parsed
