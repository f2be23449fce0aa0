"""Từ chối. The refusals that programs meet when their credentials do not do; each says what to do instead."""

from __future__ import annotations

from geo.http.problems import FieldError, Problem


def wrong() -> Problem:
    """Wrong user name, password or token; which one is not said."""
    return Problem(
        "not-authenticated",
        "Thông tin xác thực không đúng.",
        "The credentials are not right.",
        errors=[
            FieldError(
                "Authorization",
                "wrong-credentials",
                "Sai tên đăng nhập, mật khẩu hoặc mã truy cập.",
                "Wrong user name, password or token.",
                "Kiểm tra lại, hoặc tạo mã truy cập mới ở /account/tokens/.",
                "Check them, or make a new token at /account/tokens/.",
            )
        ],
    )


def needs_token() -> Problem:
    """The password was right, but the account has or must have a second factor."""
    return Problem(
        "not-authenticated",
        "Tài khoản này dùng xác thực hai bước, nên mật khẩu thôi không đủ.",
        "This account uses a second factor, so a password alone is not enough.",
        errors=[
            FieldError(
                "Authorization",
                "token-needed",
                "Cần mã truy cập thay cho mật khẩu.",
                "A token is needed in place of the password.",
                "Tạo mã truy cập ở /account/tokens/ và điền vào ô mật khẩu.",
                "Make a token at /account/tokens/ and enter it as the password.",
            )
        ],
    )


def unreadable() -> Problem:
    """The header is neither Basic nor Bearer."""
    return Problem(
        "not-authenticated",
        "Không đọc được tiêu đề Authorization.",
        "The Authorization header cannot be read.",
        errors=[
            FieldError(
                "Authorization",
                "unreadable",
                "Chỉ nhận Basic hoặc Bearer.",
                "Only Basic and Bearer are understood.",
                "Xem docs/accounts.md.",
                "See docs/accounts.md.",
            )
        ],
    )


def too_narrow() -> Problem:
    """A token without a writing scope at an address that writes (RFC 6750, 3.1)."""
    return Problem(
        "forbidden",
        "Mã truy cập này chỉ cho đọc.",
        "This token only allows reading.",
        errors=[
            FieldError(
                "Authorization",
                "insufficient-scope",
                "Mã truy cập thiếu phạm vi write.",
                "The token lacks the scope write.",
                "Tạo mã có phạm vi write ở /account/tokens/.",
                "Make a token with the scope write at /account/tokens/.",
            )
        ],
        headers={"WWW-Authenticate": 'Bearer realm="Nen", error="insufficient_scope", scope="write"'},
    )


def forged() -> Problem:
    """Another web site made the browser send a request that writes, with Basic credentials it remembered."""
    return Problem(
        "forbidden",
        "Yêu cầu ghi do một trang web khác gửi bị từ chối.",
        "A request to write that another web site sent is refused.",
        errors=[
            FieldError(
                "Origin",
                "cross-site",
                "Yêu cầu đến từ trang web khác.",
                "The request comes from another web site.",
                "Gửi yêu cầu từ trang của hệ thống hoặc từ chương trình.",
                "Send it from a page of this system or from a program.",
            )
        ],
    )


def second_factor_missing() -> Problem:
    """The session is of an account that must have a second factor and has none yet."""
    return Problem(
        "forbidden",
        "Tài khoản này phải bật xác thực hai bước trước khi làm việc.",
        "This account must set up a second factor before it works on.",
        errors=[
            FieldError(
                "session",
                "second-factor-missing",
                "Chưa bật xác thực hai bước.",
                "No second factor is set up.",
                "Mở /account/second-factor/ để bật.",
                "Open /account/second-factor/ to set it up.",
            )
        ],
    )
