from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.consulted_plan_out import ConsultedPlanOut
from ...models.get_plans_plan_code_lang_type_0 import (
    GetPlansPlanCodeLangType0,
)
from ...models.plan_file_out import PlanFileOut
from ...models.plan_file_part import PlanFilePart
from ...types import UNSET, Response, Unset


def _get_kwargs(
    plan_code: str,
    *,
    version: int | None | Unset = UNSET,
    fields: str | Unset = "",
    lang: GetPlansPlanCodeLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_version: int | None | Unset
    if isinstance(version, Unset):
        json_version = UNSET
    else:
        json_version = version
    params["version"] = json_version

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
        "url": "/api/v1/plans/{plan_code}".format(
            plan_code=quote(str(plan_code), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConsultedPlanOut | PlanFileOut | PlanFilePart | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> ConsultedPlanOut | PlanFileOut | PlanFilePart:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = PlanFileOut.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_1 = ConsultedPlanOut.from_dict(data)

                return response_200_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_2 = PlanFilePart.from_dict(data)

            return response_200_type_2

        response_200 = _parse_response_200(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConsultedPlanOut | PlanFileOut | PlanFilePart]:
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
    version: int | None | Unset = UNSET,
    fields: str | Unset = "",
    lang: GetPlansPlanCodeLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ConsultedPlanOut | PlanFileOut | PlanFilePart]:
    """Đồ án · A plan

     Facts, stages, documents and what replaced what. A plan in its window of consultation tells its
    public facts
    only; outside the window, and before it is announced, there is none for the public.

    Args:
        plan_code (str):
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansPlanCodeLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConsultedPlanOut | PlanFileOut | PlanFilePart]
    """

    kwargs = _get_kwargs(
        plan_code=plan_code,
        version=version,
        fields=fields,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | None | Unset = UNSET,
    fields: str | Unset = "",
    lang: GetPlansPlanCodeLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ConsultedPlanOut | PlanFileOut | PlanFilePart | None:
    """Đồ án · A plan

     Facts, stages, documents and what replaced what. A plan in its window of consultation tells its
    public facts
    only; outside the window, and before it is announced, there is none for the public.

    Args:
        plan_code (str):
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansPlanCodeLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConsultedPlanOut | PlanFileOut | PlanFilePart
    """

    return sync_detailed(
        plan_code=plan_code,
        client=client,
        version=version,
        fields=fields,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | None | Unset = UNSET,
    fields: str | Unset = "",
    lang: GetPlansPlanCodeLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[ConsultedPlanOut | PlanFileOut | PlanFilePart]:
    """Đồ án · A plan

     Facts, stages, documents and what replaced what. A plan in its window of consultation tells its
    public facts
    only; outside the window, and before it is announced, there is none for the public.

    Args:
        plan_code (str):
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansPlanCodeLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConsultedPlanOut | PlanFileOut | PlanFilePart]
    """

    kwargs = _get_kwargs(
        plan_code=plan_code,
        version=version,
        fields=fields,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    plan_code: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | None | Unset = UNSET,
    fields: str | Unset = "",
    lang: GetPlansPlanCodeLangType0 | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ConsultedPlanOut | PlanFileOut | PlanFilePart | None:
    """Đồ án · A plan

     Facts, stages, documents and what replaced what. A plan in its window of consultation tells its
    public facts
    only; outside the window, and before it is announced, there is none for the public.

    Args:
        plan_code (str):
        version (int | None | Unset): Phiên bản của mã hồ sơ · row of the code; the one in force
            by default
        fields (str | Unset): Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields,
            with commas; all by default Default: ''.
        lang (GetPlansPlanCodeLangType0 | None | Unset): Ngôn ngữ · language
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConsultedPlanOut | PlanFileOut | PlanFilePart
    """

    return (
        await asyncio_detailed(
            plan_code=plan_code,
            client=client,
            version=version,
            fields=fields,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
