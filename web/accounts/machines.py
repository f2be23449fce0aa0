"""Máy gọi máy. OAuth2 client credentials (RFC 6749, 4.4).

A registered program exchanges its secret for a token that lasts an hour. A client acts as the login of the same
application; roles are given to that login like to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.models import AccessToken as MachineToken
from oauth2_provider.models import Application
from oauth2_provider.views import TokenView

from geo.http.problems import render
from layers.models import RoleAssignment
from web.accounts import events, headers, lockout, refusals
from web.accounts.token_text import digest

#: The demo city's client: reads everything an agency may, writes permits.
DEMO_CLIENT = "permit-system"
DEMO_ROLES = (("reader", "*"), ("editor", "permits"))


@dataclass(frozen=True)
class Granted:
    """A machine's token in force: the login it acts as, its scopes, and the client that was given it."""

    user: AbstractBaseUser
    scopes: tuple[str, ...]
    client: str


def find(text: str) -> Granted | None:
    """The token with this text, if it is in force and its client and login still are."""
    token = (
        MachineToken.objects.select_related("application__user").filter(token_checksum=digest(text)).first()
    )
    if token is None or token.is_expired() or token.application is None:
        return None
    user = token.user or token.application.user
    if user is None or not user.is_active:
        return None
    return Granted(user, tuple(token.scope.split()), token.application.client_id)


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class MachineTokenView(TokenView):
    """`POST /oauth/token`: client id and secret by HTTP Basic or in the form.

    Wrong secrets count towards a lock-out.
    """

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *arguments: object, **values: object) -> HttpResponse:
        client = _client_id(request)
        if "\x00" in client:
            return render(request, refusals.wrong())
        if seconds := lockout.seconds_locked(request, client):
            return render(request, lockout.problem(seconds))
        with transaction.atomic():
            answer: HttpResponse = super().post(request, *arguments, **values)
            if answer.status_code == 200:
                login = get_user_model().objects.filter(oauth2_provider_application__client_id=client).first()
                events.machine(request, client, login, request.POST.get("scope", ""))
        if answer.status_code == 401:
            lockout.count_failure(request, client, "client-credentials")
        return answer


def ensure_demo_client(password: str) -> bool:
    """The demo client with this secret, its login and roles; True when it is new. Running again changes nothing."""
    with transaction.atomic():
        login, _ = get_user_model().objects.get_or_create(
            username=DEMO_CLIENT, defaults={"first_name": "Hệ thống cấp phép"}
        )
        if login.has_usable_password():
            login.set_unusable_password()
            login.save(update_fields=["password"])
        for role, scope in DEMO_ROLES:
            RoleAssignment.objects.get_or_create(
                user=login, role=role, scope=scope, unit_code="", valid_to=None
            )
        client, created = Application.objects.get_or_create(
            client_id=DEMO_CLIENT,
            defaults={
                "name": "Hệ thống cấp phép xây dựng (mẫu)",
                "user": login,
                "client_type": Application.CLIENT_CONFIDENTIAL,
                "authorization_grant_type": Application.GRANT_CLIENT_CREDENTIALS,
                "client_secret": password,
                "hash_client_secret": True,
            },
        )
        if not created and not check_password(password, client.client_secret):
            client.client_secret = password
            client.save()
    return created


def _client_id(request: HttpRequest) -> str:
    given = headers.read(request.headers.get("Authorization", ""))
    if isinstance(given, headers.Basic):
        return given.username
    return str(request.POST.get("client_id", ""))
