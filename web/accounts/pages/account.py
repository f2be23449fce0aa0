"""Tài khoản của tôi. `/account/`: who I am and what I may do, my second factor, my sessions, my link with the SSO."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from geo.administration.lookup import units_coded
from layers.rights.matrix import ROLES
from layers.rights.standing import held_by
from layers.sharing import record as sharing
from web.accounts import events, tokens
from web.accounts.forms import ChangePasswordForm
from web.accounts.pages.sign_in import sso_context
from web.accounts.second_factor import is_required_of
from web.views.security import page


@require_safe
@login_required
@never_cache
@page
def account(request: HttpRequest) -> HttpResponse:
    """`/account/`."""
    user = request.user
    factors = {one.type: one for one in Authenticator.objects.filter(user_id=user.pk)}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    held = () if user.is_superuser else held_by(user)  # type: ignore[union-attr]
    context = {
        "roles": [(ROLES[one.role].label, one.scope, _unit_name(one.unit_code)) for one in held],
        "works": user.is_superuser or any(one.rights.actions & {"write", "approve"} for one in held),
        "audits": user.is_superuser or any("audit" in one.rights.actions for one in held),
        "sees_sharing": sharing.may_see(user),
        "totp": factors.get(Authenticator.Type.TOTP),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "required": is_required_of(user),  # type: ignore[arg-type]
        "token_count": tokens.in_force(user).count(),  # type: ignore[arg-type]
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "sessions": UserSession.objects.purge_and_list(user),
        "sso_link": SocialAccount.objects.filter(user_id=user.pk).first(),
        **sso_context(""),
    }
    return render(request, "web/account.html", context)


@require_POST
@login_required
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """`/account/sessions/{n}/end`: end one of my sessions."""
    session = get_object_or_404(UserSession, pk=number, user_id=request.user.pk)
    _end(request, [session])
    return redirect("account")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """`/account/sessions/end`: sign out everywhere but here."""
    mine = UserSession.objects.filter(user_id=request.user.pk)
    _end(request, [one for one in mine if not one.is_current()])
    return redirect("account")


@require_POST
@login_required
def unlink_sso(request: HttpRequest) -> HttpResponse:
    """`/account/sso/unlink`: the SSO no longer opens this account; needs a password to come in by."""
    if request.user.has_usable_password():
        with transaction.atomic():
            SocialAccount.objects.filter(user_id=request.user.pk).delete()
            events.account(request, "sso.unlinked")
    return redirect("account")


@method_decorator([login_required, page, never_cache], name="dispatch")
class ChangePasswordView(PasswordChangeView):
    """`/account/password/`: other sessions and remembered Basic credentials end with the old password."""

    form_class = ChangePasswordForm
    template_name = "web/account_password.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            events.account(self.request, "password.changed")
        return answer


@method_decorator([login_required, page, never_cache], name="dispatch")
class ConfirmPasswordView(ReauthenticateView):
    """`/login/confirm/`: the password again, before a sensitive step."""

    template_name = "web/login_confirm.html"


@method_decorator([login_required, page, never_cache], name="dispatch")
class ConfirmCodeView(CodeReauthenticateView):
    """`/login/confirm/code/`: a one-time code, before a sensitive step."""

    template_name = "web/login_confirm.html"


def _unit_name(code: str) -> str:
    """Name of the commune that bears a code today; "" for the whole city."""
    return next((unit.name for unit in units_coded(code) if not unit.former), code) if code else ""


def _end(request: HttpRequest, sessions: list[UserSession]) -> None:
    number = len(sessions)
    if sessions:
        events.account(request, "session.ended", sessions=number)
        end_sessions(request, sessions)
