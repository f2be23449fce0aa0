"""The administration pages and the nightly job."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from layers.audit.models import AuditEntry
from tests.integration.accounts.conftest import bearer
from web.accounts.models import AccessToken, ClaimRole
from web.accounts.tasks import tidy
from web.accounts.token_text import beginning, digest


def _token(user: User, text: str, **values: object) -> AccessToken:
    held = {"expires_at": timezone.now() + timedelta(days=1), "scopes": ["read"], "name": text, **values}
    return AccessToken.objects.create(user=user, digest=digest(text), beginning=beginning(text), **held)


def _administrator(client: Client) -> User:
    user = User.objects.create_superuser("quan_tri")
    client.force_login(user)
    return user


def test_administrators_revoke_tokens_but_make_none(client: Client, officer: User) -> None:
    _administrator(client)
    token = _token(officer, "nen_abc")
    assert Client().get("/api/v1/wards", **bearer("nen_abc")).status_code == 200
    assert client.get("/admin/accounts/accesstoken/add/").status_code == 403
    page = client.get("/admin/accounts/accesstoken/")
    assert digest("nen_abc") not in page.content.decode()
    form = {"action": "revoke", "_selected_action": [token.pk]}
    assert client.post("/admin/accounts/accesstoken/", form).status_code == 302
    assert Client().get("/api/v1/wards", **bearer("nen_abc")).status_code == 401
    entry = AuditEntry.objects.get(action="token.revoked")
    assert (entry.actor_name, entry.detail["owner"]) == ("quan_tri", "can_bo")


def test_changes_of_the_group_table_are_in_the_record(client: Client) -> None:
    _administrator(client)
    form = {"value": "so-nnmt", "role": "editor", "scope": "land", "unit_code": ""}
    assert client.post("/admin/accounts/claimrole/add/", form).status_code == 302
    mapping = ClaimRole.objects.get()
    remove = {"action": "delete_selected", "_selected_action": [mapping.pk], "post": "yes"}
    assert client.post("/admin/accounts/claimrole/", remove).status_code == 302
    assert not ClaimRole.objects.exists()
    told = AuditEntry.objects.filter(action__startswith="sso.").order_by("seq")
    assert [one.action for one in told] == ["sso.mapping-changed", "sso.mapping-removed"]
    assert {one.detail["mapping"] for one in told} == {"so-nnmt → editor:land"}


def test_staff_without_permission_see_neither(client: Client, officer: User) -> None:
    officer.is_staff = True
    officer.save()
    officer.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client.force_login(officer)
    assert client.get("/admin/accounts/claimrole/").status_code == 403
    assert client.get("/admin/accounts/accesstoken/").status_code == 403


def test_what_ended_is_removed_at_night(client: Client, officer: User, sign_in) -> None:
    sign_in(client)
    gone = Client()
    sign_in(gone)
    Session.objects.filter(session_key=gone.session.session_key).update(
        expire_date=timezone.now() - timedelta(hours=1)
    )
    long_ago = timezone.now() - timedelta(days=100)
    _token(officer, "nen_expired", expires_at=long_ago)
    _token(officer, "nen_revoked", revoked_at=long_ago)
    kept = _token(officer, "nen_in_force")
    tidy(0)
    assert list(AccessToken.objects.all()) == [kept]
    assert UserSession.objects.get().session_key == client.session.session_key
    assert client.get("/account/").status_code == 200
