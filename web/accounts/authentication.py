"""Xác thực theo yêu cầu. HTTP Basic and Bearer for programs: API, OGC, tiles, maps, downloads; pages use the session.

After this middleware `request.user` is who asks, `request.user.token_scopes` what a token leaves of the rights (None:
everything), `request.user.oauth_client` the client that a machine's token was given to, `request.credentials` how they
came: "session", "basic" or "bearer".
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse

from geo.http.problems import Problem, render
from geo.http.rate_limit import Allowance, tell
from web.accounts import events, headers, lockout, machines, refusals, tokens
from web.accounts.known_passwords import KnownPasswords
from web.accounts.quotas import QuotaUsedUp, quotas
from web.accounts.scopes import actions, covers
from web.accounts.second_factor import is_required_of
from web.accounts.token_text import is_token

#: Where programs call. Everywhere else the header is left alone.
DOORS = ("/api/", "/ogc", "/tiles/", "/map/", "/data/")
#: Where requests are counted, and every answer says what is left.
COUNTED = ("/api/", "/ogc/processes/")
known = KnownPasswords()


class CredentialsMiddleware:
    """Puts who asks on the request; wrong credentials end it with a problem document, never with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.credentials = "session"  # type: ignore[attr-defined]
        if not request.path.startswith(DOORS):
            return self.get_response(request)
        allowance = None
        try:
            _identify(request)
            allowance = _counted(request)
        except Problem as problem:
            response = render(request, problem)
            response["Cache-Control"] = "private, no-store"  # of these credentials, for no cache
            allowance = problem.allowance if isinstance(problem, QuotaUsedUp) else None
        else:
            response = self.get_response(request)
        if request.path.startswith(COUNTED):
            tell(request, response, *([allowance] if allowance else []))
        return _with_challenge(request, response)


def _identify(request: HttpRequest) -> None:
    given = headers.read(request.headers.get("Authorization", ""))
    if given is None:
        return
    scopes: frozenset[str] | None
    if isinstance(given, headers.Bearer):
        user, scopes = _by_token(given.token)
    elif isinstance(given, headers.Basic):
        user, scopes = _by_basic(request, given)
    else:
        raise refusals.unreadable()
    request.credentials = type(given).__name__.lower()  # type: ignore[attr-defined]
    request.user = user  # type: ignore[assignment]
    user.token_scopes = scopes  # type: ignore[attr-defined]
    if not covers(scopes, request.method or "GET", request.path):
        raise refusals.too_narrow()
    if request.method not in ("GET", "HEAD", "OPTIONS") and headers.is_forged(request):
        raise refusals.forged()


def _counted(request: HttpRequest) -> Allowance | None:
    """What the day's quota leaves of a program; people in a browser have none."""
    if request.credentials == "session" or not request.path.startswith(COUNTED):  # type: ignore[attr-defined]
        return None
    return quotas.take(request.user)  # type: ignore[arg-type]


def _by_token(text: str) -> tuple[AbstractBaseUser, frozenset[str]]:
    if is_token(text):
        token = tokens.find(text)
        if token is not None:
            return token.user, actions(token.scopes)
    else:
        granted = machines.find(text)
        if granted is not None:
            granted.user.oauth_client = granted.client  # type: ignore[attr-defined]
            return granted.user, actions(granted.scopes)
    raise refusals.wrong()


def _by_basic(request: HttpRequest, given: headers.Basic) -> tuple[AbstractBaseUser, frozenset[str] | None]:
    if is_token(given.password):
        user, scopes = _by_token(given.password)
        if user.get_username() != given.username:
            raise refusals.wrong()
        return user, scopes
    factors = Authenticator.objects.filter(user=OuterRef("pk"))
    user = (
        get_user_model()
        .objects.annotate(has_factor=Exists(factors))
        .filter(username=given.username, is_active=True)
        .first()
    )
    # a second factor set up meanwhile ends what was remembered, as a changed password does
    stored = f"{user.password} {user.has_factor}" if user is not None else ""
    right = known.recall(given.username, given.password, stored)
    if right is None:
        right = _check(request, given)
        known.keep(given.username, given.password, stored, right=right)
    if not right or user is None:
        raise refusals.wrong()
    return user, None


def _check(request: HttpRequest, given: headers.Basic) -> bool:
    """Check a password the long way: lock-out, argon2, second factor, audit."""
    if seconds := lockout.seconds_locked(request, given.username):
        raise lockout.problem(seconds)
    user = authenticate(request, username=given.username, password=given.password)
    if user is None:
        lockout.after_failure(request, given.username, "basic")
        return False
    if Authenticator.objects.filter(user=user).exists() or is_required_of(user):
        raise refusals.needs_token()
    lockout.after_success(request, given.username)
    events.signed_in(request, user, "basic")
    return True


def _with_challenge(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code == 401 and "WWW-Authenticate" not in response:
        response["WWW-Authenticate"] = headers.challenge(request)
    return response
