"""Tables of the change sets: what officers draft beside the live tables, how it was decided, what left the building."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db.models.functions import Now

from layers.changesets.domain.states import PRIMITIVES, Status

_TITLES = {
    Status.DRAFT: "Đang soạn",
    Status.SUBMITTED: "Chờ duyệt",
    Status.RETURNED: "Trả lại",
    Status.APPROVED: "Đã duyệt",
    Status.PUBLISHED: "Đã công bố",
    Status.WITHDRAWN: "Đã rút",
}


class ChangeSet(models.Model):
    """Bộ thay đổi. Edits that are decided and published together, with who, why and from which day.

    `publication` numbers the published ones without gaps in the order of their commits (the change feed counts by it).
    """

    class Kind(models.TextChoices):
        """Where the edits come from."""

        EDIT = "edit", "Biên tập"
        IMPORT = "import", "Nhập tệp"
        REVERT = "revert", "Hoàn tác"
        QGIS = "qgis", "Biên tập từ QGIS"

    id = models.UUIDField("Mã", primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField("Tên", max_length=200)
    legal_document = models.CharField("Số văn bản", max_length=200, blank=True, default="")
    legal_date = models.DateField("Ngày văn bản", null=True, blank=True)
    effective_date = models.DateField("Ngày có hiệu lực", null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người soạn", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("Loại", max_length=10, choices=Kind.choices, default=Kind.EDIT)
    status = models.CharField(
        "Trạng thái", max_length=10, choices=[(one.value, _TITLES[one]) for one in Status],
        default=Status.DRAFT.value,
    )  # fmt: skip
    layers = ArrayField(models.CharField(max_length=60), verbose_name="Các lớp", default=list, blank=True)
    created_count = models.PositiveIntegerField("Số đối tượng thêm", default=0)
    updated_count = models.PositiveIntegerField("Số đối tượng sửa", default=0)
    deleted_count = models.PositiveIntegerField("Số đối tượng xóa", default=0)
    created_at = models.DateTimeField("Lập lúc", db_default=Now(), editable=False)
    changed_at = models.DateTimeField("Sửa lúc", db_default=Now())
    submitted_at = models.DateTimeField("Trình lúc", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Người duyệt",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    approved_at = models.DateTimeField("Duyệt lúc", null=True, blank=True)
    return_reason = models.TextField("Lý do trả lại", blank=True, default="")
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người hẹn công bố", on_delete=models.PROTECT, related_name="+",
        null=True,
    )  # fmt: skip
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Người công bố",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    published_at = models.DateTimeField("Công bố lúc", null=True, blank=True)
    publication = models.BigIntegerField("Số thứ tự công bố", null=True, unique=True, editable=False)
    reverts = models.ForeignKey(
        "self", verbose_name="Hoàn tác của", on_delete=models.PROTECT, related_name="reverted_by", null=True
    )

    class Meta:
        db_table = "change_sets"
        verbose_name = "bộ thay đổi"
        verbose_name_plural = "bộ thay đổi"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("author")),
                name="change_sets_four_eyes",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.PUBLISHED.value)
                | models.Q(publication__isnull=False, published_at__isnull=False, approved_by__isnull=False),
                name="change_sets_published_in_full",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-changed_at"], name="change_sets_by_status"),
            models.Index(fields=["author", "-changed_at"], name="change_sets_by_author"),
            GinIndex(fields=["layers"], name="change_sets_by_layer"),
            models.Index(
                fields=["effective_date"], name="change_sets_scheduled",
                condition=models.Q(status=Status.APPROVED.value, scheduled_by__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def edit_count(self) -> int:
        """Number of features that the set creates, updates or deletes."""
        return self.created_count + self.updated_count + self.deleted_count


class Edit(models.Model):
    """Một thay đổi. What becomes of one feature, on the version it was made on.

    `properties` holds only what changes, in the types of the layer's fields. `geometry` is null where the shape stays.
    An edit by a domain operation is a row of its own; the edits it means point to it by `expanded_from`.
    `findings` are of the time `checked_at`, when the publications up to `checked_publication` were to be seen; both are
    null while the edit waits to be checked. Whoever writes edits in bulk with findings of his own sets both.
    """

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="edits")
    seq = models.PositiveIntegerField("Thứ tự")
    layer = models.CharField("Lớp", max_length=60)
    operation = models.CharField("Thao tác", max_length=40)
    feature = models.UUIDField("Mã đối tượng")
    base_version = models.PositiveIntegerField("Phiên bản gốc", default=0)
    geometry = models.GeometryField(
        "Hình mới", srid=settings.STORAGE_SRID, geography=False, null=True, spatial_index=False
    )
    extent = models.PolygonField("Khung hình cũ và mới", srid=settings.STORAGE_SRID, null=True)
    properties = models.JSONField("Giá trị mới", default=dict)
    params = models.JSONField("Tham số", default=dict)
    findings = models.JSONField("Kết quả kiểm tra", default=list)
    checked_at = models.DateTimeField("Kiểm tra lúc", null=True)
    checked_publication = models.BigIntegerField("Kiểm tra sau lần công bố số", null=True)
    expanded_from = models.ForeignKey("self", on_delete=models.CASCADE, related_name="expansion", null=True)
    changed_at = models.DateTimeField("Sửa lúc", db_default=Now())

    class Meta:
        db_table = "change_set_edits"
        verbose_name = "thay đổi"
        verbose_name_plural = "thay đổi"
        constraints = [
            models.UniqueConstraint(
                fields=["change_set", "layer", "feature"], condition=models.Q(operation__in=PRIMITIVES),
                name="change_set_edits_once",
            ),
            models.UniqueConstraint(fields=["change_set", "seq"], name="change_set_edits_seq"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["layer", "feature"], name="change_set_edits_feature")]

    def __str__(self) -> str:
        return f"{self.operation} {self.layer} {self.feature}"


class Event(models.Model):
    """Diễn biến. One step of a change set through its states, never changed afterwards."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField("Lúc", db_default=Now())
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    action = models.CharField("Việc", max_length=20)
    from_status = models.CharField("Từ", max_length=10, blank=True, default="")
    to_status = models.CharField("Sang", max_length=10)
    reason = models.TextField("Lý do", blank=True, default="")

    class Meta:
        db_table = "change_set_events"
        verbose_name = "diễn biến"
        verbose_name_plural = "diễn biến"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"


class Comment(models.Model):
    """Ý kiến. What author and approver say to each other about one edit."""

    edit = models.ForeignKey(Edit, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc", db_default=Now())
    text = models.TextField("Nội dung")

    class Meta:
        db_table = "change_set_comments"
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(models.Model):
    """Tệp đính kèm. A scanned decision, a survey record; the bytes lie under MEDIA_ROOT by their hash."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="attachments")
    number = models.PositiveIntegerField("Số")
    name = models.CharField("Tên tệp", max_length=200)
    media_type = models.CharField("Kiểu", max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("Kích thước (byte)")
    path = models.CharField("Nơi lưu", max_length=255)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField("Lúc", db_default=Now())

    class Meta:
        db_table = "change_set_attachments"
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["change_set", "number"], name="change_set_attachments_number")
        ]

    def __str__(self) -> str:
        return self.name


class OutboxEntry(models.Model):
    """Hộp thư đi. What others must be told of a publication, written in its transaction.

    `feature` null: the whole area of `bounds`; `bounds` (EPSG:3857, old and new shape) null: everything. `shapes` are
    old and new shape themselves, kept until the message is done. `done_at` grows in the order of the commits.
    """

    layer = models.CharField("Lớp", max_length=60)
    feature = models.UUIDField("Mã đối tượng", null=True)
    change_set = models.UUIDField("Bộ thay đổi", null=True)
    operation = models.CharField("Thao tác", max_length=40)
    bounds = models.PolygonField("Khung", srid=3857, null=True, spatial_index=False)
    shapes = models.GeometryField("Hình cũ và mới", srid=3857, null=True, spatial_index=False)
    created_at = models.DateTimeField("Lúc", db_default=Now())
    done_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        db_table = "outbox"
        verbose_name = "thư đi"
        verbose_name_plural = "thư đi"
        indexes = [
            models.Index(fields=["id"], name="outbox_waiting", condition=models.Q(done_at__isnull=True)),
            models.Index(fields=["done_at"], name="outbox_done"),
            models.Index(fields=["layer", "done_at"], name="outbox_done_of_layer"),
            models.Index(fields=["change_set"], name="outbox_of_change_set"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.layer}"


class FeedEntry(models.Model):
    """Mục của dòng thay đổi. What readers must be told of beyond the edits of change sets, in the same order.

    `shown`, `hidden`: the row stayed as it is, and what it belongs to became public or ceased to be. `resync`: rows of
    the layer were written at once by a command; a copy is taken anew. `change_set` is then the run of that command.
    """

    publication = models.BigIntegerField("Số thứ tự công bố")
    seq = models.PositiveIntegerField("Thứ tự")
    change_set = models.UUIDField("Bộ thay đổi")
    at = models.DateTimeField("Lúc", db_default=Now())
    layer = models.CharField("Lớp", max_length=60)
    operation = models.CharField("Thao tác", max_length=10)
    feature = models.UUIDField("Mã đối tượng", null=True)
    version = models.PositiveIntegerField("Phiên bản", default=0)

    class Meta:
        db_table = "feed_entries"
        verbose_name = "mục của dòng thay đổi"
        verbose_name_plural = "mục của dòng thay đổi"
        constraints = [models.UniqueConstraint(fields=["publication", "seq"], name="feed_entries_place")]

    def __str__(self) -> str:
        return f"{self.publication}.{self.seq} {self.operation} {self.layer}"
