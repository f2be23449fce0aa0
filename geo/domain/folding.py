"""Vietnamese text as search compares it: the same rule as the SQL function `nen_fold`. Pure."""

from __future__ import annotations

import unicodedata

#: đ and, as typed by mistake in many files, the Icelandic ð that looks like it.
_STROKE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def fold(text: str) -> str:
    """Lower case, without diacritics (đ → d), one blank between words; NFC and NFD give the same.

    >>> fold("  Phường  Bến Nghé ")
    'phuong ben nghe'
    >>> fold("")
    ''
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKE))
    bare = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    return " ".join(bare.lower().split())
