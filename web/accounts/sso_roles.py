"""Vai trò từ SSO. Groups of the city's single sign-on become roles here, by the table `claim_roles` and only by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from layers.audit.recording import record
from layers.models import RoleAssignment
from layers.rights import forget
from web.accounts.models import ClaimRole, SsoAssignment

Role = tuple[str, str, str]


def groups_in(claims: Mapping[str, Any]) -> frozenset[str]:
    """Values of the claim that carries groups: a list, or one text with spaces or commas."""
    told = claims.get(settings.OIDC_ROLES_CLAIM)
    if isinstance(told, str):
        return frozenset(told.replace(",", " ").split())
    if isinstance(told, list | tuple):
        return frozenset(one for one in told if isinstance(one, str))
    return frozenset()


def wanted(claims: Mapping[str, Any]) -> frozenset[Role]:
    """Roles (role, scope, unit) that the table gives to the groups of the claims."""
    rows = ClaimRole.objects.filter(value__in=groups_in(claims)).values_list("role", "scope", "unit_code")
    return frozenset(rows)


def synchronise(request: HttpRequest, user: AbstractBaseUser, claims: Mapping[str, Any]) -> None:
    """Give the roles that the groups bring and end those they brought before; roles given by hand stay."""
    with transaction.atomic():
        due = wanted(claims)
        held = {
            _key(one.assignment): one.assignment
            for one in SsoAssignment.objects.select_related("assignment").filter(
                assignment__user=user, assignment__valid_to__isnull=True
            )
        }
        ended = held.keys() - due
        for key in ended:
            held[key].valid_to = timezone.localdate()
            held[key].save(update_fields=["valid_to"])
        given = {role for role in due - held.keys() if _give(user, role)}
        if ended or given:
            forget(user)  # type: ignore[arg-type]
            detail = {"given": sorted(map(_words, given)), "ended": sorted(map(_words, ended))}
            record(user, "signin.sso-roles", detail=detail, request=request)  # type: ignore[arg-type]


def _give(user: AbstractBaseUser, role: Role) -> bool:
    """One role from today; False when the user holds it already, given by hand."""
    name, scope, unit = role
    assignment, created = RoleAssignment.objects.get_or_create(
        user=user,
        role=name,
        scope=scope,
        unit_code=unit,
        valid_to=None,
        defaults={"valid_from": timezone.localdate()},
    )
    if created:
        SsoAssignment.objects.create(assignment=assignment)
    return created


def _key(assignment: RoleAssignment) -> Role:
    return (assignment.role, assignment.scope, assignment.unit_code)


def _words(role: Role) -> str:
    return ":".join(part for part in role if part)
