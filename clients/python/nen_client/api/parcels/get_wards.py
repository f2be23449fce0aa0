import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_wards_lang_type_0 import GetWardsLangType0
from ...models.units_out import UnitsOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    at: datetime.date | None | Unset = UNSET,
    code: str | Unset = "",
    lang: GetWardsLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_at: None | str | Unset
    if isinstance(at, Unset):
        json_at = UNSET
    elif isinstance(at, datetime.date):
        json_at = at.isoformat()
    else:
        json_at = at
    params["at"] = json_at

    params["code"] = code

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
        "url": "/api/v1/wards",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UnitsOut | None:
    if response.status_code == 200:
        response_200 = UnitsOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UnitsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    at: datetime.date | None | Unset = UNSET,
    code: str | Unset = "",
    lang: GetWardsLangType0 | None | Unset = UNSET,
) -> Response[UnitsOut]:
    """Đơn vị hành chính · Administrative units

     Units in force on a day; codes were reused in 2025, so a code means a unit only together with a day.

    Args:
        at (datetime.date | None | Unset): Ngày · day, today by default
        code (str | Unset): Mã · code, for example 26740 Default: ''.
        lang (GetWardsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UnitsOut]
    """

    kwargs = _get_kwargs(
        at=at,
        code=code,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    at: datetime.date | None | Unset = UNSET,
    code: str | Unset = "",
    lang: GetWardsLangType0 | None | Unset = UNSET,
) -> UnitsOut | None:
    """Đơn vị hành chính · Administrative units

     Units in force on a day; codes were reused in 2025, so a code means a unit only together with a day.

    Args:
        at (datetime.date | None | Unset): Ngày · day, today by default
        code (str | Unset): Mã · code, for example 26740 Default: ''.
        lang (GetWardsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UnitsOut
    """

    return sync_detailed(
        client=client,
        at=at,
        code=code,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    at: datetime.date | None | Unset = UNSET,
    code: str | Unset = "",
    lang: GetWardsLangType0 | None | Unset = UNSET,
) -> Response[UnitsOut]:
    """Đơn vị hành chính · Administrative units

     Units in force on a day; codes were reused in 2025, so a code means a unit only together with a day.

    Args:
        at (datetime.date | None | Unset): Ngày · day, today by default
        code (str | Unset): Mã · code, for example 26740 Default: ''.
        lang (GetWardsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UnitsOut]
    """

    kwargs = _get_kwargs(
        at=at,
        code=code,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    at: datetime.date | None | Unset = UNSET,
    code: str | Unset = "",
    lang: GetWardsLangType0 | None | Unset = UNSET,
) -> UnitsOut | None:
    """Đơn vị hành chính · Administrative units

     Units in force on a day; codes were reused in 2025, so a code means a unit only together with a day.

    Args:
        at (datetime.date | None | Unset): Ngày · day, today by default
        code (str | Unset): Mã · code, for example 26740 Default: ''.
        lang (GetWardsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UnitsOut
    """

    return (
        await asyncio_detailed(
            client=client,
            at=at,
            code=code,
            lang=lang,
        )
    ).parsed
