"""Đăng nhập một lần. Whom the city's OpenID Connect provider speaks of: its claims become a local login, and nothing
that the configuration does not name.

A new login is never privileged, and a privileged one (administration pages) is never taken over by a claim: its owner
links it from the account page, signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse

from web.accounts import events
from web.accounts.adapters import stop
from web.accounts.sso_roles import synchronise


class SsoAdapter(DefaultSocialAccountAdapter):
    """The library's questions about a person who comes from the city's SSO."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the local login; refuse with a reason when there is none."""
        claims = claims_of(sociallogin)
        if not agree(sociallogin):
            raise _refuse(request, claims, "account.sso.failed")
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            return
        if not sociallogin.is_existing:
            found = get_user_model().objects.filter(username=username_of(claims)).first()
            if found is not None:
                if is_privileged(found):
                    raise _refuse(request, claims, "account.sso.privileged")
                sociallogin.connect(request, found)
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                raise _refuse(request, claims, "account.sso.inactive")
            synchronise(request, sociallogin.user, claims)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        if not settings.OIDC_CREATE_USERS or not username_of(claims_of(sociallogin)):
            raise _refuse(request, claims_of(sociallogin), "account.sso.unknown")
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: Mapping[str, Any]
    ) -> AbstractUser:
        user: AbstractUser = super().populate_user(request, sociallogin, data)
        user.username = username_of(claims_of(sociallogin))
        # an address that somebody else typed in proves nothing here and is not needed
        sociallogin.email_addresses = []
        return user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: object = None) -> AbstractUser:
        user = sociallogin.user
        user.is_staff = user.is_superuser = False
        saved: AbstractUser = super().save_user(request, sociallogin, form)
        synchronise(request, saved, claims_of(sociallogin))
        return saved

    def on_authentication_error(self, request: HttpRequest, provider: object, **details: Any) -> None:
        events.failed(request, "", "sso")
        from web.accounts.pages.sign_in import refused_page

        raise stop(refused_page(request, "account.sso.failed", status=401))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:
        return reverse("account")

    def send_notification_mail(self, *arguments: Any, **values: Any) -> None:
        """No mail."""


def claims_of(sociallogin: SocialLogin) -> dict[str, Any]:
    """Claims of the signed ID token and of the user-info answer, which the library checked, as one."""
    told = sociallogin.account.extra_data
    return {**(told.get("id_token") or {}), **(told.get("userinfo") or {})}


def agree(sociallogin: SocialLogin) -> bool:
    """Whether ID token and user-info answer speak of the same person (OpenID Connect Core, 5.3.2)."""
    told = sociallogin.account.extra_data
    token, info = told.get("id_token") or {}, told.get("userinfo") or {}
    return bool(token) and (not info or token.get("sub") == info.get("sub"))


def username_of(claims: Mapping[str, Any]) -> str:
    """Local user name that the claims speak of; "" when they do not."""
    value = claims.get(settings.OIDC_USERNAME_CLAIM)
    return value.strip()[:150] if isinstance(value, str) else ""


def is_privileged(user: AbstractUser) -> bool:
    """Whether a login opens the administration pages."""
    return user.is_staff or user.is_superuser


def _refuse(request: HttpRequest, claims: Mapping[str, Any], reason: str) -> Exception:
    from web.accounts.pages.sign_in import refused_page

    events.failed(request, username_of(claims), "sso")
    return stop(refused_page(request, reason))
