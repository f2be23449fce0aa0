from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_permits_lang_type_0 import GetPermitsLangType0
from ...models.permit_list_out import PermitListOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    what: str | Unset = "",
    status: str | Unset = "",
    kind: str | Unset = "",
    ward: str | Unset = "",
    parcel: str | Unset = "",
    permit: None | Unset | UUID = UNSET,
    bbox: str | Unset = "",
    q: str | Unset = "",
    due: str | Unset = "",
    shapes: bool | Unset = False,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPermitsLangType0 | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["what"] = what

    params["status"] = status

    params["kind"] = kind

    params["ward"] = ward

    params["parcel"] = parcel

    json_permit: None | str | Unset
    if isinstance(permit, Unset):
        json_permit = UNSET
    elif isinstance(permit, UUID):
        json_permit = str(permit)
    else:
        json_permit = permit
    params["permit"] = json_permit

    params["bbox"] = bbox

    params["q"] = q

    params["due"] = due

    params["shapes"] = shapes

    params["limit"] = limit

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
        "url": "/api/v1/permits",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PermitListOut | None:
    if response.status_code == 200:
        response_200 = PermitListOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PermitListOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    what: str | Unset = "",
    status: str | Unset = "",
    kind: str | Unset = "",
    ward: str | Unset = "",
    parcel: str | Unset = "",
    permit: None | Unset | UUID = UNSET,
    bbox: str | Unset = "",
    q: str | Unset = "",
    due: str | Unset = "",
    shapes: bool | Unset = False,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPermitsLangType0 | None | Unset = UNSET,
) -> Response[PermitListOut]:
    """Giấy phép và hồ sơ cấp phép · Permits and cases

     Permits that are public, the newest first. Who holds a role on permits also gets the cases in his
    reach; with
    `due` or a status that only cases have, cases alone. `limit` counts for each of the two lists.
    `fields` may name
    those of permits and of cases.

    Args:
        what (str | Unset): permits, cases, or both Default: ''.
        status (str | Unset): Mã, cách nhau bằng dấu phẩy · codes; open Default: ''.
        kind (str | Unset):  Default: ''.
        ward (str | Unset):  Default: ''.
        parcel (str | Unset):  Default: ''.
        permit (None | Unset | UUID):
        bbox (str | Unset): Tây,nam,đông,bắc (độ) · degrees Default: ''.
        q (str | Unset):  Default: ''.
        due (str | Unset):  Default: ''.
        shapes (bool | Unset): Kèm đường bao · with footprints Default: False.
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPermitsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitListOut]
    """

    kwargs = _get_kwargs(
        what=what,
        status=status,
        kind=kind,
        ward=ward,
        parcel=parcel,
        permit=permit,
        bbox=bbox,
        q=q,
        due=due,
        shapes=shapes,
        limit=limit,
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
    what: str | Unset = "",
    status: str | Unset = "",
    kind: str | Unset = "",
    ward: str | Unset = "",
    parcel: str | Unset = "",
    permit: None | Unset | UUID = UNSET,
    bbox: str | Unset = "",
    q: str | Unset = "",
    due: str | Unset = "",
    shapes: bool | Unset = False,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPermitsLangType0 | None | Unset = UNSET,
) -> PermitListOut | None:
    """Giấy phép và hồ sơ cấp phép · Permits and cases

     Permits that are public, the newest first. Who holds a role on permits also gets the cases in his
    reach; with
    `due` or a status that only cases have, cases alone. `limit` counts for each of the two lists.
    `fields` may name
    those of permits and of cases.

    Args:
        what (str | Unset): permits, cases, or both Default: ''.
        status (str | Unset): Mã, cách nhau bằng dấu phẩy · codes; open Default: ''.
        kind (str | Unset):  Default: ''.
        ward (str | Unset):  Default: ''.
        parcel (str | Unset):  Default: ''.
        permit (None | Unset | UUID):
        bbox (str | Unset): Tây,nam,đông,bắc (độ) · degrees Default: ''.
        q (str | Unset):  Default: ''.
        due (str | Unset):  Default: ''.
        shapes (bool | Unset): Kèm đường bao · with footprints Default: False.
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPermitsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitListOut
    """

    return sync_detailed(
        client=client,
        what=what,
        status=status,
        kind=kind,
        ward=ward,
        parcel=parcel,
        permit=permit,
        bbox=bbox,
        q=q,
        due=due,
        shapes=shapes,
        limit=limit,
        cursor=cursor,
        fields=fields,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    what: str | Unset = "",
    status: str | Unset = "",
    kind: str | Unset = "",
    ward: str | Unset = "",
    parcel: str | Unset = "",
    permit: None | Unset | UUID = UNSET,
    bbox: str | Unset = "",
    q: str | Unset = "",
    due: str | Unset = "",
    shapes: bool | Unset = False,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPermitsLangType0 | None | Unset = UNSET,
) -> Response[PermitListOut]:
    """Giấy phép và hồ sơ cấp phép · Permits and cases

     Permits that are public, the newest first. Who holds a role on permits also gets the cases in his
    reach; with
    `due` or a status that only cases have, cases alone. `limit` counts for each of the two lists.
    `fields` may name
    those of permits and of cases.

    Args:
        what (str | Unset): permits, cases, or both Default: ''.
        status (str | Unset): Mã, cách nhau bằng dấu phẩy · codes; open Default: ''.
        kind (str | Unset):  Default: ''.
        ward (str | Unset):  Default: ''.
        parcel (str | Unset):  Default: ''.
        permit (None | Unset | UUID):
        bbox (str | Unset): Tây,nam,đông,bắc (độ) · degrees Default: ''.
        q (str | Unset):  Default: ''.
        due (str | Unset):  Default: ''.
        shapes (bool | Unset): Kèm đường bao · with footprints Default: False.
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPermitsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PermitListOut]
    """

    kwargs = _get_kwargs(
        what=what,
        status=status,
        kind=kind,
        ward=ward,
        parcel=parcel,
        permit=permit,
        bbox=bbox,
        q=q,
        due=due,
        shapes=shapes,
        limit=limit,
        cursor=cursor,
        fields=fields,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    what: str | Unset = "",
    status: str | Unset = "",
    kind: str | Unset = "",
    ward: str | Unset = "",
    parcel: str | Unset = "",
    permit: None | Unset | UUID = UNSET,
    bbox: str | Unset = "",
    q: str | Unset = "",
    due: str | Unset = "",
    shapes: bool | Unset = False,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    fields: str | Unset = "",
    lang: GetPermitsLangType0 | None | Unset = UNSET,
) -> PermitListOut | None:
    """Giấy phép và hồ sơ cấp phép · Permits and cases

     Permits that are public, the newest first. Who holds a role on permits also gets the cases in his
    reach; with
    `due` or a status that only cases have, cases alone. `limit` counts for each of the two lists.
    `fields` may name
    those of permits and of cases.

    Args:
        what (str | Unset): permits, cases, or both Default: ''.
        status (str | Unset): Mã, cách nhau bằng dấu phẩy · codes; open Default: ''.
        kind (str | Unset):  Default: ''.
        ward (str | Unset):  Default: ''.
        parcel (str | Unset):  Default: ''.
        permit (None | Unset | UUID):
        bbox (str | Unset): Tây,nam,đông,bắc (độ) · degrees Default: ''.
        q (str | Unset):  Default: ''.
        due (str | Unset):  Default: ''.
        shapes (bool | Unset): Kèm đường bao · with footprints Default: False.
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPermitsLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PermitListOut
    """

    return (
        await asyncio_detailed(
            client=client,
            what=what,
            status=status,
            kind=kind,
            ward=ward,
            parcel=parcel,
            permit=permit,
            bbox=bbox,
            q=q,
            due=due,
            shapes=shapes,
            limit=limit,
            cursor=cursor,
            fields=fields,
            lang=lang,
        )
    ).parsed
