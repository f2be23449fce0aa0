"""Named SQL: statements longer than a line live in `<package>/sql/<name>.sql` and are read once.

Each statement begins with `-- key --`, then at least one comment line that says what it does, in which CRS
and unit, then the SQL:

    -- parcels_meeting --
    -- Parcels whose interior meets a shape; overlap_m2 in square metres.
    SELECT ...
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_HEADER = re.compile(r"^-- (?P<key>[a-z][a-z0-9_]*) --[ \t]*$", re.MULTILINE)


class NamedSqlInvalid(ValueError):
    """A file of named SQL breaks the rules: text before the first header, a key twice, no sentence, no
    statement.
    """


@cache
def load(package: str, name: str) -> Mapping[str, str]:
    """The statements of `<package>/sql/<name>.sql` by key, without their leading comment.

    Raises:
        FileNotFoundError: no such file.
        NamedSqlInvalid: the file breaks the rules above.
    """
    path = files(package).joinpath("sql", f"{name}.sql")
    return MappingProxyType(parse(path.read_text(encoding="utf-8"), f"{package}/sql/{name}.sql"))


def parse(text: str, where: str) -> dict[str, str]:
    """Split the text of a file into statements by key. `where` names the file in errors. Raises
    NamedSqlInvalid.
    """
    before, *parts = _HEADER.split(text)
    if any(line.strip() and not line.startswith("--") for line in before.splitlines()):
        raise NamedSqlInvalid(f"{where}: SQL before the first `-- key --`")
    statements: dict[str, str] = {}
    for key, body in zip(parts[::2], parts[1::2], strict=True):
        if key in statements:
            raise NamedSqlInvalid(f"{where}: {key} is there twice")
        lines = body.strip().splitlines()
        comment = 0
        while comment < len(lines) and lines[comment].startswith("--"):
            comment += 1
        statement = "\n".join(lines[comment:]).strip().removesuffix(";").rstrip()
        if not comment:
            raise NamedSqlInvalid(f"{where}: {key} has no sentence that says what it does")
        if not statement:
            raise NamedSqlInvalid(f"{where}: {key} has no statement")
        statements[key] = statement
    return statements
