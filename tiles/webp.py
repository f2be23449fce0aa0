"""Ô WebP. A raster tile as lossy WebP, half as long as its PNG: what browsers on slow links are given.

It is made from the PNG and kept beside it, under a name that holds the hash and the length of that PNG
(`4.12ab-ff.webp` beside `4.png`). So nothing has to drop it: without its PNG, or with another one, it is not found.
"""

from __future__ import annotations

import contextlib
from io import BytesIO
from pathlib import Path

from PIL import Image

from tiles import file_stamp

SUFFIX = ".webp"
#: Letters of labels keep their edges from here on (looked at at four times their size); 90 is as long as the PNG.
QUALITY = 60
#: The slowest way of packing: 24 ms instead of 10, once a tile, for a twentieth less on every line.
METHOD = 6


def source_of(path: str) -> str:
    """Path of the PNG for the path of a WebP tile."""
    return path.removesuffix(SUFFIX) + ".png"


def place_beside(png: str, stamp: int, size: int) -> str:
    """File of the WebP of a PNG with this hash and length (bytes)."""
    return f"{png.removesuffix('.png')}.{stamp:x}-{size:x}{SUFFIX}"


def encoded(png: bytes) -> bytes:
    """The picture as WebP; transparent where the PNG is."""
    with Image.open(BytesIO(png)) as picture:
        transparent = picture.mode in ("RGBA", "LA") or "transparency" in picture.info
        plain = picture.convert("RGBA" if transparent else "RGB")
    body = BytesIO()
    plain.save(body, "WEBP", quality=QUALITY, method=METHOD)
    return body.getvalue()


def keep(png: str, source: bytes, body: bytes) -> None:
    """Keep `body` beside the kept PNG with the bytes `source`, instead of that of an earlier one.

    Its name is made from those bytes, not from the file: a tile that was drawn anew meanwhile does not find it.
    """
    file = Path(png)
    if not file.exists():
        return
    mine = Path(place_beside(png, file_stamp.stamp_of(source), len(source)))
    for earlier in file.parent.glob(f"{file.stem}.*{SUFFIX}"):
        if earlier != mine:
            earlier.unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):  # the directory went with an old generation
        file_stamp.write(str(mine), body)
