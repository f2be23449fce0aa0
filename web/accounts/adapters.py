"""Móc nối với allauth. Where the library asks the project: sign-in, its traces, and how secrets lie in the database."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from layers.audit.recording import address_of
from web.accounts import events, lockout
from web.accounts.second_factor import is_required_of


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in of people. Nobody signs up here: an administrator or the city's SSO makes accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        lockout.after_failure(request, str(credentials.get("username", "")), "password")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        from web.accounts.pages.sign_in import refused_page

        return refused_page(request, "account.sso.inactive")

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **details: Any) -> HttpResponse:
        answer = super().post_login(request, user, **details)
        steps = [str(step["method"]) for step in get_authentication_records(request, user)]
        events.signed_in(request, user, "+".join(steps) or "password")
        return answer

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "0.0.0.0"  # noqa: S104 - "unknown" in a column of addresses

    def add_message(self, *arguments: Any, **values: Any) -> None:
        """The pages say what happened themselves, in both languages."""

    def send_notification_mail(self, *arguments: Any, **values: Any) -> None:
        """No mail: the audit record and the account page tell."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factor: its secrets are encrypted in the database, so that a copy of the database gives none away."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_required_of(authenticator.user)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def send_notification_mail(self, *arguments: Any, **values: Any) -> None:
        """No mail."""


def stop(response: HttpResponse) -> ImmediateHttpResponse:
    """Ends a flow of the library with a page of ours; to be raised."""
    return ImmediateHttpResponse(response)


def _cipher() -> Fernet:
    """Key of its own for these secrets, derived from the installation's secret (HKDF, RFC 5869)."""
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"nen second factor").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
