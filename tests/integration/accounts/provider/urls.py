"""Addresses of the provider: its standard endpoints, its sign-in, and a door for the tests to its people."""

from __future__ import annotations

import json

from django.contrib.auth import authenticate, login
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


def sign_in(request: HttpRequest) -> HttpResponse:
    """The provider's own password form."""
    if request.method == "POST":
        user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
        if user is None:
            return HttpResponse("wrong", status=401)
        login(request, user)
        return redirect(request.GET["next"])
    return HttpResponse(f'<input name="csrfmiddlewaretoken" value="{get_token(request)}">')


@csrf_exempt
def person(request: HttpRequest) -> HttpResponse:
    """Make or change a person: {"username","password","groups"}."""
    given = json.loads(request.body)
    user, _ = User.objects.get_or_create(username=given["username"])
    user.email = f"{user.username}@city.example"
    user.first_name, user.last_name = "Lan", "Nguyễn"
    user.set_password(given["password"])
    user.save()
    user.groups.set([Group.objects.get_or_create(name=name)[0] for name in given["groups"]])
    return JsonResponse({"id": user.pk})


urlpatterns = [
    path("o/", include("oauth2_provider.urls")),
    path("people/login/", sign_in),
    path("people/", person),
]
