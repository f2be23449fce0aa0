from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.permit_event_in import PermitEventIn
from ...models.post_permits_permit_id_events_lang_type_0 import (
    PostPermitsPermitIdEventsLangType0,
)
from ...models.recorded_out import RecordedOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    permit_id: UUID,
    *,
    body: PermitEventIn,
    lang: None | PostPermitsPermitIdEventsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

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
        "url": "/api/v1/permits/{permit_id}/events".format(
            permit_id=quote(str(permit_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> RecordedOut | None:
    if response.status_code == 201:
        response_201 = RecordedOut.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[RecordedOut]:
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
    body: PermitEventIn,
    lang: None | PostPermitsPermitIdEventsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[RecordedOut]:
    """Ghi diễn biến · Record an event

     One event in one transaction. What touches the permit is published at once (map, feed, extract).

    Args:
        permit_id (UUID):
        lang (None | PostPermitsPermitIdEventsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (PermitEventIn): What happened to a case, or to its permit. Which events are possible
            now, `possible` of the case says.

            `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`)
            with `grant`; `work`,
            `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the
            design is another one than
            was filed; `months` with `grant` of an extension; `document_number` with `revoke` and
            `cancel`; `note` with
            `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was
            read. Example: {'agencies': ['Công an PCCC'], 'event': 'consult', 'on': '2026-11-20'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[RecordedOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PermitEventIn,
    lang: None | PostPermitsPermitIdEventsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> RecordedOut | None:
    """Ghi diễn biến · Record an event

     One event in one transaction. What touches the permit is published at once (map, feed, extract).

    Args:
        permit_id (UUID):
        lang (None | PostPermitsPermitIdEventsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (PermitEventIn): What happened to a case, or to its permit. Which events are possible
            now, `possible` of the case says.

            `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`)
            with `grant`; `work`,
            `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the
            design is another one than
            was filed; `months` with `grant` of an extension; `document_number` with `revoke` and
            `cancel`; `note` with
            `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was
            read. Example: {'agencies': ['Công an PCCC'], 'event': 'consult', 'on': '2026-11-20'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RecordedOut
    """

    return sync_detailed(
        permit_id=permit_id,
        client=client,
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PermitEventIn,
    lang: None | PostPermitsPermitIdEventsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[RecordedOut]:
    """Ghi diễn biến · Record an event

     One event in one transaction. What touches the permit is published at once (map, feed, extract).

    Args:
        permit_id (UUID):
        lang (None | PostPermitsPermitIdEventsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (PermitEventIn): What happened to a case, or to its permit. Which events are possible
            now, `possible` of the case says.

            `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`)
            with `grant`; `work`,
            `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the
            design is another one than
            was filed; `months` with `grant` of an extension; `document_number` with `revoke` and
            `cancel`; `note` with
            `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was
            read. Example: {'agencies': ['Công an PCCC'], 'event': 'consult', 'on': '2026-11-20'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[RecordedOut]
    """

    kwargs = _get_kwargs(
        permit_id=permit_id,
        body=body,
        lang=lang,
        idempotency_key=idempotency_key,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    permit_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PermitEventIn,
    lang: None | PostPermitsPermitIdEventsLangType0 | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> RecordedOut | None:
    """Ghi diễn biến · Record an event

     One event in one transaction. What touches the permit is published at once (map, feed, extract).

    Args:
        permit_id (UUID):
        lang (None | PostPermitsPermitIdEventsLangType0 | Unset): Ngôn ngữ · language
        idempotency_key (str | Unset):
        if_match (str | Unset):
        body (PermitEventIn): What happened to a case, or to its permit. Which events are possible
            now, `possible` of the case says.

            `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`)
            with `grant`; `work`,
            `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the
            design is another one than
            was filed; `months` with `grant` of an extension; `document_number` with `revoke` and
            `cancel`; `note` with
            `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was
            read. Example: {'agencies': ['Công an PCCC'], 'event': 'consult', 'on': '2026-11-20'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RecordedOut
    """

    return (
        await asyncio_detailed(
            permit_id=permit_id,
            client=client,
            body=body,
            lang=lang,
            idempotency_key=idempotency_key,
            if_match=if_match,
        )
    ).parsed
