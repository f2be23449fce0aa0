"""Đăng nhập. Sign-in and sign-out of officers."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from web.views.security import page


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@page
def login_page(request: HttpRequest) -> HttpResponse:
    """`/login/`: the form, or who is signed in. A failed attempt answers 401 with the reason in words."""
    if request.method != "POST":
        return render(request, "web/login.html", {"next": request.GET.get("next", "")})
    username, password = request.POST.get("username", "").strip(), request.POST.get("password", "")
    target = request.POST.get("next", "")
    user = authenticate(request, username=username, password=password) if username and password else None
    if user is None:
        error = "page.login.wrong" if username and password else "page.login.required"
        context = {"error": error, "username": username, "next": target}
        return render(request, "web/login.html", context, status=401)
    login(request, user)
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return redirect(target if safe and target else "login")


@require_POST
def logout_page(request: HttpRequest) -> HttpResponse:
    """`/logout/`: ends the session and goes to the map."""
    logout(request)
    return redirect("map")
