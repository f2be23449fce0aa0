"""Bắt buộc bước hai. Who must have a second factor (NEN_REQUIRE_SECOND_FACTOR), and what happens until they do."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from geo.http.problems import is_api, render
from layers.rights.standing import held_by
from web.accounts import refusals

#: Open to a session that still lacks its second factor.
OPEN_PATHS = ("/login/", "/logout/", "/account/", "/static/", "/health/")
_SETTLED = "nen_second_factor"


def is_required_of(user: AbstractBaseUser) -> bool:
    """Whether the installation demands a second factor of this user."""
    wanted: frozenset[str] = settings.REQUIRE_SECOND_FACTOR
    if not wanted or not user.is_authenticated:
        return False
    if "*" in wanted or ("staff" in wanted and getattr(user, "is_staff", False)):
        return True
    return any(held.role in wanted for held in held_by(user))  # type: ignore[arg-type]


def has_one(user: AbstractBaseUser) -> bool:
    """Whether the user has set up one-time codes."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


class SecondFactorMiddleware:
    """Sends a session that lacks its second factor to where it is set up; programs are told so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_SECOND_FACTOR and _is_missing(request):
            if is_api(request):
                return render(request, refusals.second_factor_missing())
            there = reverse("mfa_activate_totp")
            return redirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)


def _is_missing(request: HttpRequest) -> bool:
    if request.path.startswith(OPEN_PATHS) or getattr(request, "credentials", "") != "session":
        return False
    user = request.user
    if not user.is_authenticated or request.session.get(_SETTLED) or not is_required_of(user):
        return False
    if has_one(user) or _by_trusted_sso(request, user):
        request.session[_SETTLED] = True
        return False
    return True


def _by_trusted_sso(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether this session came through an SSO that asks for a second factor itself."""
    records = get_authentication_records(request, user)
    return settings.OIDC_HAS_SECOND_FACTOR and any(one.get("method") == "socialaccount" for one in records)
