"""Comparing the names of administrative units: accents, spelling variants and unit words do not count."""

import re
import unicodedata

KINDS = ("thanh pho", "thi xa", "thi tran", "dac khu", "phuong", "quan", "huyen", "xa", "tinh")


def plain(text: str) -> str:
    """Lower case without accents; y and i are one letter ("Quy Đức", "Qui Đức"), hyphens are spaces."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("y", "i").replace("-", " ")
    return re.sub(r"\s+", " ", text).strip()


def split_kind(text: str) -> tuple[str, str]:
    """("phuong", "ben nghe") of "Phường Bến Nghé"; kind "" where no unit word stands in front."""
    name = plain(text)
    for kind in KINDS:
        word = plain(kind)
        if name.startswith(word + " "):
            return word, name[len(word) + 1 :]
    return "", name


def bare(text: str) -> str:
    """The name without its unit word; "Phường 06" and "Phường 6" are one."""
    name = split_kind(text)[1]
    return str(int(name)) if name.isdigit() else name
