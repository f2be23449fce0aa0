"""Biểu mẫu đăng nhập. The library's forms, with what they leave open closed."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ChangePasswordForm as LibraryChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.core.cache import cache
from django.utils import timezone

from web.accounts import lockout
from web.accounts.scopes import ACTIONS

#: A code is good for its own step and `tolerance` steps on each side; for as long nobody may use it again.
_CODE_LIFE_S = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)


class SignInForm(LoginForm):
    """Tên đăng nhập và mật khẩu, under the names `username` and `password` that programs know."""

    def __init__(self, *arguments: object, data: object = None, **values: object) -> None:
        given = None
        if data is not None:
            given = {"login": data.get("username", ""), "password": data.get("password", "")}  # type: ignore[attr-defined]
        super().__init__(*arguments, data=given, **values)


class ChangePasswordForm(LibraryChangePasswordForm):
    """Đổi mật khẩu. A wrong present password counts towards the lock-out: a session left open is no oracle."""

    def clean_oldpassword(self) -> str:
        given: str = self.cleaned_data["oldpassword"]
        if not get_account_adapter().reauthenticate(self.user, given):
            raise get_account_adapter().validation_error("enter_current_password")
        return given


class _OneUse(AuthenticateForm):
    """A code once accepted is refused for as long as the clock would still accept it (RFC 6238, 5.2); a wrong one
    counts like a wrong password."""

    def clean_code(self) -> str:
        username = self.user.get_username()
        if lockout.seconds_locked(context.request, username):
            raise get_adapter().validation_error("incorrect_code")
        try:
            code = super().clean_code()
            if not cache.add(f"nen.code.{self.user.pk}.{code}", 1, timeout=_CODE_LIFE_S):
                raise get_adapter().validation_error("incorrect_code")
        except forms.ValidationError:
            lockout.count_failure(context.request, username, "second-factor")
            raise
        return code


class SecondFactorForm(_OneUse):
    """Mã bước hai, at sign-in."""


class ConfirmCodeForm(_OneUse, ReauthenticateForm):
    """Mã xác nhận, before a sensitive step of somebody who is signed in."""

    save = ReauthenticateForm.save


class TokenForm(forms.Form):
    """Tạo mã truy cập."""

    LIVES = (30, 90, 365)

    name = forms.CharField(max_length=80)
    days = forms.TypedChoiceField(choices=[(days, days) for days in LIVES], coerce=int)
    scopes = forms.MultipleChoiceField(choices=[(scope, scope) for scope in ACTIONS])

    def expires_at(self):  # type: ignore[no-untyped-def]
        """End of the token's life."""
        return timezone.now() + timedelta(days=self.cleaned_data["days"])
