"""Sự kiện đăng nhập. What the audit record is told about sign-in; each deed has one line here and one name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from layers.audit.recording import record


def signed_in(request: HttpRequest, user: AbstractBaseUser, method: str) -> None:
    """Somebody is in: by password, second factor, SSO or Basic."""
    record(user, "signin.succeeded", detail={"method": method}, request=request)  # type: ignore[arg-type]


def failed(request: HttpRequest, username: str, method: str) -> None:
    """Wrong credentials. The name as it was typed tells which account was tried."""
    record(None, "signin.failed", detail={"username": username[:150], "method": method}, request=request)


def locked(request: HttpRequest, username: str, method: str, minutes: int) -> None:
    """This failure brought the lock-out."""
    detail = {"username": username[:150], "method": method, "minutes": minutes}
    record(None, "signin.locked", detail=detail, request=request)


def account(request: HttpRequest, action: str, **detail: Any) -> None:
    """Something that a signed-in person did to the own account: `token.created`, `second-factor.enabled`, …"""
    record(request.user, action, detail=detail, request=request)  # type: ignore[arg-type]


def machine(request: HttpRequest, client: str, user: AbstractBaseUser | None, scopes: str) -> None:
    """A machine was given an access token."""
    detail = {"client": client, "scopes": scopes}
    record(user, "token.issued", detail=detail, request=request)  # type: ignore[arg-type]
