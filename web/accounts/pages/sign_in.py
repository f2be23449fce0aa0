"""Đăng nhập. `/login/` and its second step, sign-out, and what somebody sees who may not come in."""

from __future__ import annotations

import logging
import math
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.logout import logout
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from web.accounts import lockout
from web.accounts.forms import SignInForm
from web.views.security import page

logger = logging.getLogger(__name__)


@method_decorator(page, name="dispatch")
class SignInView(LoginView):
    """`/login/`: user name and password (fields `username`, `password`, `next`).

    A failed attempt answers 401 with the reason, a locked one 429 with the minutes to wait.
    """

    form_class = SignInForm
    template_name = "web/login.html"

    def post(self, request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponse:
        username = request.POST.get("username", "").strip()
        if seconds := lockout.seconds_locked(request, username):
            return locked_page(request, username, seconds)
        answer: HttpResponse = super().post(request, *arguments, **values)
        return answer

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        username = self.request.POST.get("username", "").strip()
        if seconds := lockout.seconds_locked(self.request, username):
            return locked_page(self.request, username, seconds)
        given = username and self.request.POST.get("password")
        error = "page.login.wrong" if given else "page.login.required"
        return self.render_to_response(self.get_context_data(form=form, error=error), status=401)

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        request = self.request
        target = request.POST.get("next") or request.GET.get("next") or ""
        safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
        context = {"next": target if safe else "", "username": request.POST.get("username", "")}
        return {**super().get_context_data(**values), **context, **sso_context(target if safe else "")}


@method_decorator([page, never_cache], name="dispatch")
class SecondStepView(AuthenticateView):
    """`/login/code/`: the one-time code, or a recovery code, of somebody whose password was right."""

    template_name = "web/login_code.html"

    def post(self, request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponse:
        username = self.stage.login.user.get_username()
        answer: HttpResponse = super().post(request, *arguments, **values)
        if self.form.errors and (seconds := lockout.seconds_locked(request, username)):
            return locked_page(request, username, seconds)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(error="account.code.wrong")
        return self.render_to_response(context, status=401)

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        return {**super().get_context_data(**values), **values}


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """`/logout/`: ends the session and goes to the map."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@require_safe
def start_sso(request: HttpRequest, provider_id: str) -> HttpResponse:
    """`/login/sso/`: on to the city's SSO; 503 with a page when it is out of reach."""
    try:
        answer: HttpResponse = openid_connect.login(request, provider_id)
    except (OSError, ValueError, KeyError):  # no answer, or not the discovery document of a provider
        logger.warning("the OpenID Connect provider %s does not answer", provider_id, exc_info=True)
        return refused_page(request, "account.sso.failed", status=503)
    return answer


@require_safe
@page
def cancelled(request: HttpRequest) -> HttpResponse:
    """`/login/cancelled/`: somebody turned back at the city's SSO."""
    return refused_page(request, "account.sso.cancelled", status=200)


@page
def locked_page(request: HttpRequest, username: str, seconds: int) -> HttpResponse:
    """Says for how long; the same for accounts that exist and those that do not."""
    context = {"username": username, "minutes": math.ceil(seconds / 60), **sso_context("")}
    answer = render(request, "web/login_locked.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


@page
def refused_page(request: HttpRequest, reason: str, status: int = 403) -> HttpResponse:
    """Somebody the SSO knows and this system does not let in; `reason` is the key of a text."""
    return render(request, "web/login_refused.html", {"reason": reason}, status=status)


def sso_context(target: str) -> dict[str, Any]:
    """The link to the city's SSO, when there is one."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    if not apps:
        return {"sso_url": "", "sso_name": ""}
    address = reverse("openid_connect_login", args=[settings.OIDC_PROVIDER])
    query = f"?{urlencode({'next': target})}" if target else ""
    return {"sso_url": address + query, "sso_name": apps[0]["name"]}
