"""Cách xác thực của API, as the OpenAPI document tells programs (docs/accounts.md)."""

from __future__ import annotations

from typing import Any

SCHEMES: dict[str, Any] = {
    "basic": {
        "type": "http",
        "scheme": "basic",
        "description": "Tên đăng nhập và mật khẩu hoặc mã truy cập · user name with password or token",
    },
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "Mã truy cập ở /account/tokens/ · token made at /account/tokens/",
    },
    "client": {
        "type": "oauth2",
        "description": "Hệ thống khác · other systems",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "/oauth/token",
                "scopes": {
                    "read": "Đọc · read",
                    "personal": "Đọc dữ liệu cá nhân · read personal data",
                    "write": "Soạn thay đổi · prepare changes",
                    "approve": "Phê duyệt, công bố · approve and publish",
                },
            }
        },
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "Phiên của trình duyệt; yêu cầu ghi cần thêm X-CSRFToken · a browser's session; requests that "
        "write need X-CSRFToken too",
    },
}
