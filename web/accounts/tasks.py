"""Jobs of the accounts, run by the worker."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from web.accounts.models import AccessToken, ApiUse

#: A token that ended is shown to nobody; after this it is removed. The audit record keeps that it was.
ENDED_FOR = timedelta(days=90)
#: Counts of requests are looked at for so long.
COUNTED_FOR = timedelta(days=400)


@app.periodic(cron="15 20 * * *")  # 03:15 in Việt Nam; the worker counts in UTC
@app.task(name="accounts.tidy", queueing_lock="accounts.tidy", pass_context=False)
def tidy(timestamp: int) -> None:
    """Remove sessions and tokens that ended, and old counts of requests."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    call_command("cleartokens")
    before = timezone.now() - ENDED_FOR
    AccessToken.objects.filter(expires_at__lt=before).delete()
    AccessToken.objects.filter(revoked_at__lt=before).delete()
    ApiUse.objects.filter(day__lt=timezone.localdate() - COUNTED_FOR).delete()
