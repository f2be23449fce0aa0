"""Teaches the official suite the zones of VN-2000: its projection library reads the definitions of CRS from one list,
as EPSG had them years ago, and stops at a code that is not in it."""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from geo.domain.crs import CRS84, registry
from geo.domain.transform import proj4_text

LIST = "proj4/nad/epsg"
_CODE = re.compile(r"^<(\d+)>", re.MULTILINE)


def completed(text: str) -> tuple[str, list[str]]:
    """The list with what the registry knows and it does not; the codes that were added."""
    there = {int(number) for number in _CODE.findall(text)}
    added = [crs for crs in registry() if crs is not CRS84 and crs.srid not in there]
    lines = [f"# {crs.official_name}\n<{crs.srid}> {proj4_text(crs)}  <>\n" for crs in added]
    return "".join([text.rstrip("\n"), "\n", *lines]), [crs.code for crs in added]


def stock(class_path: str) -> str | None:
    """The list that lies on a class path; None when there is none."""
    for file in _files(class_path):
        with zipfile.ZipFile(file) as archive:
            if LIST in archive.namelist():
                return archive.read(LIST).decode("utf-8")
    return None


def _files(class_path: str) -> Iterator[Path]:
    """Archives of a class path, and those that their manifests name."""
    for part in class_path.split(":"):
        file = Path(part)
        if not zipfile.is_zipfile(file):
            continue
        yield file
        with zipfile.ZipFile(file) as archive:
            try:
                manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8")
            except KeyError:
                continue
        whole = manifest.replace("\r\n ", "").replace("\n ", "")
        for line in whole.splitlines():
            name, _, value = line.partition(": ")
            if name == "Class-Path":
                named = [file.parent / unquote(urlsplit(url).path) for url in value.split()]
                yield from (one for one in named if zipfile.is_zipfile(one))


def main(class_path: str, folder: Path) -> None:
    """Write the list below `folder`, which has to stand first on the class path, and say what was added. A suite that
    has no such list is left as it is."""
    shutil.rmtree(folder, ignore_errors=True)
    if (found := stock(class_path)) is None:
        print(f"{LIST}: not on the class path")
        return
    text, added = completed(found)
    target = folder / LIST
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(", ".join(added) or "–")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
