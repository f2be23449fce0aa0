"""Mã truy cập cá nhân. Giving, finding and taking back tokens; the token itself is seen once, by who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from web.accounts import events
from web.accounts.models import AccessToken
from web.accounts.token_text import beginning, digest, new_token

#: "Last used" is written at most this often, or every request would write.
_USE_NOTED_EVERY = timedelta(minutes=10)


def create(request: HttpRequest, name: str, scopes: Sequence[str], expires_at: datetime) -> str:
    """Make a token for the signed-in user; the text returned is kept nowhere."""
    text = new_token()
    with transaction.atomic():
        AccessToken.objects.create(
            user=request.user,
            name=name,
            digest=digest(text),
            beginning=beginning(text),
            scopes=sorted(set(scopes)),
            expires_at=expires_at,
        )
        until = expires_at.date().isoformat()
        events.account(request, "token.created", name=name, scopes=sorted(set(scopes)), until=until)
    return text


def revoke(request: HttpRequest, token: AccessToken) -> None:
    """End a token now."""
    with transaction.atomic():
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        events.account(request, "token.revoked", name=token.name)


def in_force(user: AbstractBaseUser) -> QuerySet[AccessToken]:
    """Tokens of a user that work today."""
    return AccessToken.objects.filter(user=user, revoked_at__isnull=True, expires_at__gt=timezone.now())


def find(text: str) -> AccessToken | None:
    """The token in force with this text, of an active user; notes that it was used."""
    now = timezone.now()
    token = (
        AccessToken.objects.select_related("user")
        .filter(digest=digest(text), revoked_at__isnull=True, expires_at__gt=now, user__is_active=True)
        .first()
    )
    if token is not None and (token.last_used_at is None or now - token.last_used_at > _USE_NOTED_EVERY):
        AccessToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token
