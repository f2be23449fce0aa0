"""Mã truy cập. `/account/tokens/`: tokens for QGIS and scripts; a new one is shown once."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from web.accounts import tokens
from web.accounts.forms import TokenForm
from web.accounts.models import AccessToken
from web.accounts.scopes import ACTIONS
from web.views.security import page


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@page
@reauthentication_required(app="web.accounts")
def access_tokens(request: HttpRequest) -> HttpResponse:
    """`/account/tokens/`: the list, and the form for a new one."""
    context: dict[str, object] = {"scopes": list(ACTIONS), "lives": TokenForm.LIVES, "chosen": ["read"]}
    status = 200
    if request.method == "POST":
        form = TokenForm(request.POST)
        if form.is_valid():
            values = form.cleaned_data
            context["new_token"] = tokens.create(request, values["name"], values["scopes"], form.expires_at())
        else:
            context |= {"error": "account.tokens.incomplete", "chosen": request.POST.getlist("scopes")}
            context["name"] = request.POST.get("name", "")
            status = 400
    context["tokens"] = tokens.in_force(request.user)  # type: ignore[arg-type]
    return render(request, "web/account_tokens.html", context, status=status)


@require_POST
@login_required
def revoke_token(request: HttpRequest, number: int) -> HttpResponse:
    """`/account/tokens/{n}/revoke`: takes effect with the next request."""
    tokens.revoke(request, get_object_or_404(AccessToken, pk=number, user_id=request.user.pk))
    return redirect("access-tokens")
