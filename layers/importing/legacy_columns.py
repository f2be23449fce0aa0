"""Cột ghi bằng bảng mã cũ. Text columns in TCVN3, VNI or doubly encoded UTF-8 become Unicode, each change in the log.

Only columns with bytes that Vietnamese in Unicode does not have are looked at; the others cost a scan of their bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geo.domain.doubled_text import undoubled
from geo.domain.legacy_text import modernise as convert_texts
from layers.importing.issues import IssueLog

#: Changes that the message about a column shows; the log lists all.
_SAMPLES = 3
#: Second bytes, after C3, of the letters that Vietnamese in Unicode writes with one sign of Latin-1.
_OF_VIETNAMESE = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_FOREIGN = np.zeros(256, dtype=bool)
_FOREIGN[[sign.encode()[1] for sign in map(chr, range(0xC0, 0x100)) if sign not in _OF_VIETNAMESE]] = True
#: Bytes looked at together: what fits the cache of the processor takes a third of the time.
_BLOCK = 65_536
#: Signs of VNI behind a letter with which no Vietnamese syllable has them: "aâ", "eâ", "où".
_SIGN = np.zeros(256, dtype=bool)
_SIGN[[sign.encode()[1] for sign in "ÂâÙùÕõ"]] = True
_LETTER = np.zeros(256, dtype=bool)
_LETTER[[ord(sign) for sign in "aeoAEO"]] = True


def modernise(table: pa.Table, columns: dict[str, str], rows: NDArray[np.int64], log: IssueLog) -> pa.Table:
    """The table with old encodings replaced in the columns that fill a field.

    Args:
        columns: field -> column of the table.
        rows: record numbers for the log.
    """
    for field, name in columns.items():
        place = table.column_names.index(name)
        column = table.column(place)
        if pa.types.is_string(column.type) and any(_may_be_old(chunk) for chunk in column.chunks):
            table = table.set_column(place, name, _converted(column.combine_chunks(), field, rows, log))
    return table


def _may_be_old(texts: pa.Array) -> bool:
    """Whether bytes stand in a column that Unicode Vietnamese hardly has: symbols and foreign letters of Latin-1."""
    data = texts.buffers()[2]
    if data is None:
        return False
    signs = np.frombuffer(data, dtype=np.uint8)
    return any(_has_old(signs[start : start + _BLOCK + 2]) for start in range(0, len(signs), _BLOCK))


def _has_old(signs: NDArray[np.uint8]) -> bool:
    at = np.flatnonzero((signs[:-1] & 0xFE) == 0xC2)  # first bytes of all signs of Latin-1 beyond ASCII
    if not len(at):
        return False
    if (signs[at] == 0xC2).any():
        return True
    after = signs[at + 1]
    return bool(_FOREIGN[after].any() or (_SIGN[after] & _LETTER[signs[np.maximum(at, 1) - 1]]).any())


def _converted(texts: pa.Array, field: str, rows: NDArray[np.int64], log: IssueLog) -> pa.Array:
    coded = texts.dictionary_encode()
    given = coded.dictionary.to_pylist()
    twice = undoubled(text for text in given if text)
    found = convert_texts(text for text in given if text and text not in twice)
    changed = {**found.changed, **twice}
    if not changed:
        return texts
    places = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
    counts = Counter[str]()
    for place, before in enumerate(given):
        if (after := changed.get(before)) is None:
            continue
        of = rows[places == place]
        counts["utf8-twice" if before in twice else found.encoding] += len(of)
        shown = {"before": before, "after": after}
        log.add("text-converted", row=of[0], field=field, count=len(of), **shown)
        if before in found.case_guessed:
            log.add("text-case-guessed", row=of[0], field=field, **shown)
    for encoding, of_encoding in (("utf8-twice", twice), (found.encoding, found.changed)):
        if counts[encoding]:
            log.add(
                f"text-{encoding}", field=field, count=counts[encoding], samples=_samples(of_encoding.items())
            )
    return pa.array([changed.get(text, text) for text in given], pa.string()).take(coded.indices)


def _samples(changes: Iterable[tuple[str, str]]) -> str:
    shown = [f"“{before}” → “{after}”" for before, after in changes]
    return "; ".join(shown[:_SAMPLES]) + ("…" if len(shown) > _SAMPLES else "")
