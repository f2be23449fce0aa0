import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_usage_lang_type_0 import GetUsageLangType0
from ...models.usage_out import UsageOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    from_: datetime.date | None | Unset = UNSET,
    to: datetime.date | None | Unset = UNSET,
    lang: GetUsageLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_from_: None | str | Unset
    if isinstance(from_, Unset):
        json_from_ = UNSET
    elif isinstance(from_, datetime.date):
        json_from_ = from_.isoformat()
    else:
        json_from_ = from_
    params["from"] = json_from_

    json_to: None | str | Unset
    if isinstance(to, Unset):
        json_to = UNSET
    elif isinstance(to, datetime.date):
        json_to = to.isoformat()
    else:
        json_to = to
    params["to"] = json_to

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
        "url": "/api/v1/usage",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UsageOut | None:
    if response.status_code == 200:
        response_200 = UsageOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UsageOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.date | None | Unset = UNSET,
    to: datetime.date | None | Unset = UNSET,
    lang: GetUsageLangType0 | None | Unset = UNSET,
) -> Response[UsageOut]:
    """Lượng sử dụng của tôi · What the caller was given

     Of the OAuth2 client or the login whose credentials come with the request, by service and by day.

    Args:
        from_ (datetime.date | None | Unset): Từ ngày · from this day
        to (datetime.date | None | Unset): Đến hết ngày · to the end of this day
        lang (GetUsageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UsageOut]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.date | None | Unset = UNSET,
    to: datetime.date | None | Unset = UNSET,
    lang: GetUsageLangType0 | None | Unset = UNSET,
) -> UsageOut | None:
    """Lượng sử dụng của tôi · What the caller was given

     Of the OAuth2 client or the login whose credentials come with the request, by service and by day.

    Args:
        from_ (datetime.date | None | Unset): Từ ngày · from this day
        to (datetime.date | None | Unset): Đến hết ngày · to the end of this day
        lang (GetUsageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UsageOut
    """

    return sync_detailed(
        client=client,
        from_=from_,
        to=to,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.date | None | Unset = UNSET,
    to: datetime.date | None | Unset = UNSET,
    lang: GetUsageLangType0 | None | Unset = UNSET,
) -> Response[UsageOut]:
    """Lượng sử dụng của tôi · What the caller was given

     Of the OAuth2 client or the login whose credentials come with the request, by service and by day.

    Args:
        from_ (datetime.date | None | Unset): Từ ngày · from this day
        to (datetime.date | None | Unset): Đến hết ngày · to the end of this day
        lang (GetUsageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UsageOut]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.date | None | Unset = UNSET,
    to: datetime.date | None | Unset = UNSET,
    lang: GetUsageLangType0 | None | Unset = UNSET,
) -> UsageOut | None:
    """Lượng sử dụng của tôi · What the caller was given

     Of the OAuth2 client or the login whose credentials come with the request, by service and by day.

    Args:
        from_ (datetime.date | None | Unset): Từ ngày · from this day
        to (datetime.date | None | Unset): Đến hết ngày · to the end of this day
        lang (GetUsageLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UsageOut
    """

    return (
        await asyncio_detailed(
            client=client,
            from_=from_,
            to=to,
            lang=lang,
        )
    ).parsed
