from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_permits_permit_id_documents_lang_type_0 import (
    GetPermitsPermitIdDocumentsLangType0,
)
from ...models.permit_documents_out import PermitDocumentsOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    permit_id: UUID,
    *,
    lang: GetPermitsPermitIdDocumentsLangType0 | None | Unset = UNSET,
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
        "url": "/api/v1/permits/{permit_id}/documents".format(
            permit_id=quote(str(permit_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PermitDocumentsOut | None:
    if response.status_code == 200:
        response_200 = PermitDocumentsOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PermitDocumentsOut]:
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
    lang: GetPermitsPermitIdDocumentsLangType0 | None | Unset = UNSET,
) -> Response[PermitDocumentsOut]:
    """Tài liệu của hồ sơ · Documents of a case

     What is on file, each with its hash; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdDocumentsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitDocumentsOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdDocumentsLangType0 | None | Unset = UNSET,
) -> PermitDocumentsOut | None:
    """Tài liệu của hồ sơ · Documents of a case

     What is on file, each with its hash; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdDocumentsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitDocumentsOut
    """

    return sync_detailed(
        permit_id=permit_id,
        client=client,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdDocumentsLangType0 | None | Unset = UNSET,
) -> Response[PermitDocumentsOut]:
    """Tài liệu của hồ sơ · Documents of a case

     What is on file, each with its hash; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdDocumentsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitDocumentsOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetPermitsPermitIdDocumentsLangType0 | None | Unset = UNSET,
) -> PermitDocumentsOut | None:
    """Tài liệu của hồ sơ · Documents of a case

     What is on file, each with its hash; for who holds a role on permits.

    Args:
        permit_id (UUID):
        lang (GetPermitsPermitIdDocumentsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitDocumentsOut
    """

    return (
        await asyncio_detailed(
            permit_id=permit_id,
            client=client,
            lang=lang,
        )
    ).parsed
