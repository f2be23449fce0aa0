"""Trang quản trị văn bản chia sẻ. Entered by who answers for every layer; each change is told to the audit record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from oauth2_provider.models import Application

from layers.audit.recording import record
from layers.sharing.models import Receiver, SharingAgreement
from layers.sharing.record import may_see
from layers.sharing.services import services


class SharingAgreementForm(forms.ModelForm):  # type: ignore[type-arg]
    """Services to choose from are those that are offered; the receiver must exist when the agreement is entered."""

    services = forms.MultipleChoiceField(label="Dịch vụ", widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = SharingAgreement
        fields = (
            "receiver_kind",
            "receiver",
            "organisation",
            "legal_ground",
            "document_number",
            "document_date",
            "purpose",
            "services",
            "personal_data",
            "valid_from",
            "valid_to",
        )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        offered = [(one.name, one.title.vi) for one in services]
        kept = [(name, name) for name in self.instance.services or () if name not in services]
        self.fields["services"].choices = offered + kept  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The receiver is a client or a login that is there."""
        values: dict[str, Any] = super().clean() or {}
        name = str(values.get("receiver", "")).strip()
        if values.get("receiver_kind") == Receiver.CLIENT:
            if not Application.objects.filter(client_id=name).exists():
                self.add_error("receiver", ValidationError("Không có hệ thống nào mang client_id này."))
        elif name and not get_user_model().objects.filter(username=name).exists():
            self.add_error("receiver", ValidationError("Không có tài khoản này."))
        values["receiver"] = name
        return values


@admin.register(SharingAgreement)
class SharingAgreementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Văn bản chia sẻ."""

    form = SharingAgreementForm
    list_display = ("receiver", "organisation", "document_number", "document_date", "valid_from", "valid_to")
    list_filter = ("receiver_kind", "personal_data")
    search_fields = ("receiver", "organisation", "document_number", "legal_ground")

    def save_model(self, request: HttpRequest, obj: SharingAgreement, form: Any, change: bool) -> None:
        """Remember who entered it."""
        if not change:
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)
        _told(request, "sharing.agreement-changed" if change else "sharing.agreement-entered", obj)

    def delete_model(self, request: HttpRequest, obj: SharingAgreement) -> None:
        """Remove an agreement entered by mistake."""
        told = SharingAgreement.objects.get(pk=obj.pk)
        super().delete_model(request, obj)
        _told(request, "sharing.agreement-removed", told)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[SharingAgreement]) -> None:
        """Remove several; each is an entry of its own."""
        for one in queryset:
            self.delete_model(request, one)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """For who answers for every layer."""
        return may_see(request.user)

    def has_view_permission(self, request: HttpRequest, obj: SharingAgreement | None = None) -> bool:
        """For who answers for every layer."""
        return may_see(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """For who answers for every layer."""
        return may_see(request.user)

    def has_change_permission(self, request: HttpRequest, obj: SharingAgreement | None = None) -> bool:
        """For who answers for every layer."""
        return may_see(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: SharingAgreement | None = None) -> bool:
        """For who answers for every layer."""
        return may_see(request.user)


def _told(request: HttpRequest, action: str, agreement: SharingAgreement) -> None:
    """The audit record of an agreement entered, changed or removed."""
    record(
        request.user,
        action,
        request=request,
        ground=agreement.legal_ground,
        detail={
            "receiver": f"{agreement.receiver_kind}:{agreement.receiver}",
            "document": agreement.document_number,
            "services": agreement.services,
            "personal_data": agreement.personal_data,
            "from": agreement.valid_from,
            "to": agreement.valid_to,
        },
    )
