from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_jobs_job_id_lang_type_0 import GetJobsJobIdLangType0
from ...models.job_out import JobOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    job_id: UUID,
    *,
    lang: GetJobsJobIdLangType0 | None | Unset = UNSET,
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
        "url": "/api/v1/jobs/{job_id}".format(
            job_id=quote(str(job_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> JobOut | None:
    if response.status_code == 200:
        response_200 = JobOut.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[JobOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    job_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetJobsJobIdLangType0 | None | Unset = UNSET,
) -> Response[JobOut]:
    """Việc nền · A background job

     How far it is, and what came of it; for who asked for it.

    Args:
        job_id (UUID):
        lang (GetJobsJobIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobOut]
    """

    kwargs = _get_kwargs(
        job_id=job_id,
        lang=lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    job_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetJobsJobIdLangType0 | None | Unset = UNSET,
) -> JobOut | None:
    """Việc nền · A background job

     How far it is, and what came of it; for who asked for it.

    Args:
        job_id (UUID):
        lang (GetJobsJobIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobOut
    """

    return sync_detailed(
        job_id=job_id,
        client=client,
        lang=lang,
    ).parsed


async def asyncio_detailed(
    job_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetJobsJobIdLangType0 | None | Unset = UNSET,
) -> Response[JobOut]:
    """Việc nền · A background job

     How far it is, and what came of it; for who asked for it.

    Args:
        job_id (UUID):
        lang (GetJobsJobIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobOut]
    """

    kwargs = _get_kwargs(
        job_id=job_id,
        lang=lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    job_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    lang: GetJobsJobIdLangType0 | None | Unset = UNSET,
) -> JobOut | None:
    """Việc nền · A background job

     How far it is, and what came of it; for who asked for it.

    Args:
        job_id (UUID):
        lang (GetJobsJobIdLangType0 | None | Unset): Ngôn ngữ · language

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobOut
    """

    return (
        await asyncio_detailed(
            job_id=job_id,
            client=client,
            lang=lang,
        )
    ).parsed
