"""Xác thực hai bước. Setting up one-time codes (RFC 6238), turning them off, recovery codes; the QR code is drawn here,
no service sees the secret."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache

from web.accounts import events
from web.views.security import page

_XML_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")
_guarded = method_decorator([login_required, page, never_cache], name="dispatch")


@_guarded
class SetUpView(ActivateTOTPView):
    """`/account/second-factor/`: scan, enter one code, done; recovery codes come next."""

    template_name = "web/second_factor.html"

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        context = super().get_context_data(**values)
        secret = context["form"].secret
        groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return {**context, "qr": inline_svg(context["totp_svg"]), "secret": groups}

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            events.account(self.request, "second-factor.enabled")
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form, error="account.code.wrong")
        return self.render_to_response(context, status=400)


@_guarded
class TurnOffView(DeactivateTOTPView):
    """`/account/second-factor/off/`."""

    template_name = "web/second_factor_off.html"

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            events.account(self.request, "second-factor.disabled")
        return answer


@_guarded
class RecoveryCodesView(ViewRecoveryCodesView):
    """`/account/recovery-codes/`: the codes not used yet, to print or copy."""

    template_name = "web/recovery_codes.html"


@_guarded
class NewRecoveryCodesView(GenerateRecoveryCodesView):
    """`/account/recovery-codes/new/`: new codes; the old ones end."""

    template_name = "web/recovery_codes_new.html"

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            events.account(self.request, "second-factor.codes-renewed")
        return answer


def inline_svg(drawing: str) -> SafeString:
    """The library's QR drawing as an element of the page, scaled by the style sheet."""
    bare = _XML_HEAD.sub("", drawing)
    bare = re.sub(r'<svg width="[^"]*" height="[^"]*"', '<svg class="qr" role="img"', bare, count=1)
    return mark_safe(bare)  # noqa: S308 - drawn by our own library from our own secret
