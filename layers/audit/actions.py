"""Hành động. What the audit record knows how to call; other names are kept and shown as they are."""

from __future__ import annotations

from collections.abc import Mapping

from layers.labels import Label

#: Dotted names; a search for `changeset` finds all that begin with `changeset.`.
ACTIONS: Mapping[str, Label] = {
    "read": Label("Xem dữ liệu hạn chế", "Read restricted data"),
    "export": Label("Xuất dữ liệu", "Exported data"),
    "import": Label("Mọi việc về nhập dữ liệu", "Everything about imports"),
    "import.written": Label("Nhập dữ liệu", "Imported data"),
    "changeset": Label("Mọi việc với hồ sơ thay đổi", "Everything about change sets"),
    "changeset.begun": Label("Lập hồ sơ thay đổi", "Began a change set"),
    "changeset.submitted": Label("Trình duyệt", "Submitted for approval"),
    "changeset.returned": Label("Trả lại", "Returned"),
    "changeset.approved": Label("Duyệt", "Approved"),
    "changeset.published": Label("Công bố", "Published"),
    "changeset.withdrawn": Label("Rút", "Withdrew"),
    "changeset.rebased": Label("Cập nhật theo bản mới", "Rebased on newer versions"),
    "changeset.detached": Label("Gỡ tệp đính kèm", "Removed an attachment"),
    "changeset.reverting": Label("Lập hồ sơ hoàn tác", "Began a revert"),
    "function-name": Label("Mọi việc về tên chức năng", "Everything about names of functions"),
    "function-name.decided": Label("Gán mã cho tên chức năng", "Gave a name of a function its code"),
    "function-name.removed": Label("Bỏ gán tên chức năng", "Took back the code of a name"),
    "opinion.answered": Label("Trả lời ý kiến về đồ án", "Answered an opinion on a plan"),
    "signin": Label("Mọi việc về đăng nhập", "Everything about sign-in"),
    "signin.succeeded": Label("Đăng nhập", "Signed in"),
    "signin.failed": Label("Đăng nhập sai", "Failed to sign in"),
    "signin.locked": Label("Bị khóa đăng nhập", "Locked out"),
    "signin.sso-roles": Label("Nhận vai trò từ SSO", "Given roles by single sign-on"),
    "token.created": Label("Tạo mã truy cập", "Created a token"),
    "token.revoked": Label("Thu hồi mã truy cập", "Revoked a token"),
    "token.issued": Label("Cấp mã cho máy", "Token issued to a machine"),
    "quota.changed": Label("Đặt hạn mức API", "Set an API quota"),
    "quota.removed": Label("Bỏ hạn mức API riêng", "Removed an API quota"),
    "second-factor.enabled": Label("Bật xác thực hai bước", "Set up a second factor"),
    "second-factor.disabled": Label("Tắt xác thực hai bước", "Turned the second factor off"),
    "second-factor.codes-renewed": Label("Tạo mã khôi phục mới", "Made new recovery codes"),
    "password.changed": Label("Đổi mật khẩu", "Changed the password"),
    "session.ended": Label("Đăng xuất từ xa", "Ended sessions"),
    "sso.unlinked": Label("Bỏ liên kết SSO", "Unlinked single sign-on"),
    "sso.mapping-changed": Label("Sửa ánh xạ nhóm SSO", "Changed a group mapping of single sign-on"),
    "sso.mapping-removed": Label("Bỏ ánh xạ nhóm SSO", "Removed a group mapping of single sign-on"),
    "role.granted": Label("Cấp quyền", "Granted a role"),
    "role.changed": Label("Sửa quyền", "Changed a role"),
    "role.revoked": Label("Thu hồi quyền", "Revoked a role"),
    "webhook": Label("Mọi việc về webhook", "Everything about webhooks"),
    "webhook.created": Label("Đăng ký nhận tin", "Subscribed a webhook"),
    "webhook.changed": Label("Sửa đăng ký nhận tin", "Changed a webhook"),
    "webhook.removed": Label("Hủy đăng ký nhận tin", "Removed a webhook"),
    "webhook.secret-exchanged": Label("Đổi khóa webhook", "Exchanged the secret of a webhook"),
    "webhook.replayed": Label("Gửi lại tin", "Sent messages of a webhook again"),
    "webhook.disabled": Label("Webhook bị tắt", "A webhook was switched off"),
    "audit.read": Label("Xem nhật ký", "Read the audit record"),
    "audit.exported": Label("Xuất nhật ký", "Exported the audit record"),
    "sharing": Label("Mọi việc về chia sẻ dữ liệu", "Everything about sharing"),
    "sharing.read": Label("Xem sổ chia sẻ", "Read the sharing record"),
    "sharing.exported": Label("Xuất sổ chia sẻ", "Exported the sharing record"),
    "sharing.agreement-entered": Label("Nhập văn bản chia sẻ", "Entered a sharing agreement"),
    "sharing.agreement-changed": Label("Sửa văn bản chia sẻ", "Changed a sharing agreement"),
    "sharing.agreement-removed": Label("Xóa văn bản chia sẻ", "Removed a sharing agreement"),
}


def label(action: str, lang: str) -> str:
    """The action in words."""
    known = ACTIONS.get(action)
    return known.text(lang) if known else action
