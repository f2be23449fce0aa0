"""Mã QR. An address as a drawing that a phone reads off paper or screen."""

from __future__ import annotations

from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathImage


def qr_svg(address: str) -> str:
    """The address as an SVG element; level M survives a stamp or a fold."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, image_factory=SvgPathImage
    )
    code.add_data(address)
    out = BytesIO()
    code.make_image().save(out)
    return out.getvalue().decode("utf-8").partition("?>")[2]
