from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_permits_permit_id_lang_type_0 import (
    GetPermitsPermitIdLangType0,
)
from ...models.permit_case_out import PermitCaseOut
from ...models.permit_out import PermitOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    permit_id: UUID,
    *,
    lang: GetPermitsPermitIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

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
        "url": "/api/v1/permits/{permit_id}".format(
            permit_id=quote(str(permit_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PermitCaseOut | PermitOut | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> PermitCaseOut | PermitOut:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = PermitCaseOut.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = PermitOut.from_dict(data)

            return response_200_type_1

        response_200 = _parse_response_200(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PermitCaseOut | PermitOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[PermitCaseOut | PermitOut]:
    """Một giấy phép hoặc hồ sơ · One permit or case

     A case with all that is on file for who may read it; for everybody else the permit, while it is
    public.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitCaseOut | PermitOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PermitCaseOut | PermitOut | None:
    """Một giấy phép hoặc hồ sơ · One permit or case

     A case with all that is on file for who may read it; for everybody else the permit, while it is
    public.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitCaseOut | PermitOut
    """

    return sync_detailed(
        permit_id=permit_id,
        client=client,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[PermitCaseOut | PermitOut]:
    """Một giấy phép hoặc hồ sơ · One permit or case

     A case with all that is on file for who may read it; for everybody else the permit, while it is
    public.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitCaseOut | PermitOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PermitCaseOut | PermitOut | None:
    """Một giấy phép hoặc hồ sơ · One permit or case

     A case with all that is on file for who may read it; for everybody else the permit, while it is
    public.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitCaseOut | PermitOut
    """

    return (
        await asyncio_detailed(
            permit_id=permit_id,
            client=client,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
