"""Ánh xạ cột. Which column of a file fills which field: names without case, accents and signs, and names cut to ten.

A shapefile cuts names to ten characters and numbers what collides: `SoHieuToBanDo` and `SoHieuToBanDoCu` arrive as
`SoHieuToBa` and `SoHieuTo_1`. Each form is derived from the declared aliases; nothing needs to be listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from layers.importing.issues import FileRefused, IssueLog
from layers.spec import Field, LayerSpec

#: Columns that identify a record in its source when nothing else is said, best first.
KEY_COLUMNS = ("source_key", "uuid", "uid", "globalid", "thuadatid", "osm_id", "osm_way_id")
_NUMBERED = re.compile(r"^(?P<stem>.{1,9})_(?P<number>\d{1,2})$")
_SHAPEFILE_LIMIT = 10
#: Fields that the run itself gives, whatever the file says.
_OF_THE_RUN = frozenset({"version", "source", "source_srid"})


@dataclass(slots=True)
class ColumnMap:
    """Result of the phase.

    Attributes:
        fields: field name -> column of the file.
        key: column that identifies a record in its source; "" = none, the content does.
    """

    fields: dict[str, str] = field(default_factory=dict)
    key: str = ""
    unmapped: list[str] = field(default_factory=list)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as columns are compared: no case, accents, blanks or signs.

    >>> fold("Số hiệu_tờ BẢN ĐỒ")
    'sohieutobando'
    """
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


def map_columns(
    names: Sequence[str],
    spec: LayerSpec,
    *,
    mapping: Mapping[str, str],
    filled: Sequence[str] = (),
    key: str = "",
    log: IssueLog,
) -> ColumnMap:
    """Find the column of each field.

    Args:
        names: columns of the file.
        mapping: column -> field as the user asked for; comes before every alias.
        filled: fields that get a value otherwise (constants, derivations), so that no column is required.
        key: column the user named as the source key.
    Raises:
        FileRefused: a name in `mapping` or `key` does not exist, or a required field has no column.
    """
    result = ColumnMap()
    fields = [one for one in spec.all_fields if one.name not in _OF_THE_RUN]
    taken = _asked(names, spec, mapping, result)
    skipped = {column for column, target in mapping.items() if not target}
    constants = set(filled)
    for one in fields:
        if one.name in result.fields or one.name in constants:
            continue
        matches = [name for name in _matches(one, names) if name not in taken | skipped]
        if matches:
            result.fields[one.name] = matches[0]
            taken.add(matches[0])
    _cut_names(fields, names, result, taken, constants, log)
    _ambiguous(fields, names, result, taken, log)
    result.key = _key(names, key)
    result.unmapped = [name for name in names if name not in taken and name != result.key]
    for name in result.unmapped:
        log.add("column-unmapped", column=name)
    derived = {one.name for one in fields if one.derive is not None}
    missing = [
        one.name
        for one in spec.fields
        if one.required and one.name not in result.fields and one.name not in constants | derived
    ]
    if missing:
        raise FileRefused("field-missing", fields=", ".join(missing), names=", ".join(names) or "–")
    return result


def _asked(names: Sequence[str], spec: LayerSpec, mapping: Mapping[str, str], result: ColumnMap) -> set[str]:
    taken: set[str] = set()
    for column, target in mapping.items():
        if column not in names:
            raise FileRefused("column-unknown", column=column, names=", ".join(names) or "–")
        if not target:
            continue
        if target not in spec.by_name:
            raise FileRefused("field-unknown", target=target)
        result.fields[target] = column
        taken.add(column)
    return taken


def spellings(one: Field) -> list[str]:
    """Every name a field goes by, the likeliest first: own name, aliases, labels."""
    return [one.name, *one.aliases, one.label.vi, one.label.en]


def _matches(one: Field, names: Sequence[str]) -> Iterator[str]:
    """Columns that carry one of the field's names in full."""
    for spelling in spellings(one):
        yield from (name for name in names if fold(name) == fold(spelling))


def _cut_names(
    fields: Sequence[Field],
    names: Sequence[str],
    result: ColumnMap,
    taken: set[str],
    constants: set[str],
    log: IssueLog,
) -> None:
    """Match columns whose names were cut to ten characters; `stem_1` is the next field of the same stem."""
    open_fields = [one for one in fields if one.name not in result.fields and one.name not in constants]
    plain = [name for name in names if name not in taken and len(name) == _SHAPEFILE_LIMIT]
    for name in sorted(plain, key=lambda given: bool(_NUMBERED.match(given))):
        numbered = _NUMBERED.match(name)
        stem = numbered["stem"] if numbered else name
        wanted = [one for one in open_fields if _cut_to(one, stem, whole=not numbered)]
        if not wanted:
            continue
        one = wanted[0]
        open_fields.remove(one)
        result.fields[one.name] = name
        taken.add(name)
        log.add("column-guessed", column=name, target=one.name, field=one.name)


def _cut_to(one: Field, stem: str, *, whole: bool) -> bool:
    """Whether an alias longer than ten characters begins with what is left of a cut name."""
    for spelling in (one.name, *one.aliases):
        if len(spelling) <= _SHAPEFILE_LIMIT:
            continue
        start = spelling[:_SHAPEFILE_LIMIT] if whole else spelling[: len(stem)]
        if fold(start) == fold(stem):
            return True
    return False


def _ambiguous(
    fields: Sequence[Field], names: Sequence[str], result: ColumnMap, taken: set[str], log: IssueLog
) -> None:
    for one in fields:
        chosen = result.fields.get(one.name)
        for name in dict.fromkeys(_matches(one, names)):
            if chosen and name not in taken:
                log.add("column-ambiguous", column=name, target=one.name, chosen=chosen, field=one.name)


def _key(names: Sequence[str], key: str) -> str:
    if key:
        if key not in names:
            raise FileRefused("column-unknown", column=key, names=", ".join(names) or "–")
        return key
    folded = {fold(name): name for name in reversed(names)}
    return next((folded[fold(wanted)] for wanted in KEY_COLUMNS if fold(wanted) in folded), "")
