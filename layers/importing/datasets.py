"""Bộ dữ liệu của thành phố. What `load_city` brings in: a dataset of geo/cities/*.toml as an import request."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from geo.city import City, Dataset
from layers.importing.request import ImportRequest
from layers.registry import registry

#: Options of a dataset in the configuration file, with the request attribute each sets.
_OPTIONS = {
    "key": str, "map": dict, "constants": dict, "links": dict, "dissolve": bool, "synthetic": bool, "accuracy_m": float,
    "map_scale": int, "valid_from": str, "encoding": str, "swap_axes": bool, "repair": bool, "all_or_nothing": bool,
}  # fmt: skip
_NAMES = {"map": "mapping"}
#: Option that is no import option: rows are made from another layer (`LayerSpec.rows_of`).
ROWS_OF = "rows_of"


class DatasetInvalid(ValueError):
    """A dataset of the city's configuration cannot be understood, or its file is not there."""


def path_of(dataset: Dataset, folders: Mapping[str, str]) -> Path:
    """File of a dataset; `{demo}`, `{fabric}` and `{real}` are replaced.

    Raises:
        DatasetInvalid: `{real}` is needed and NEN_REAL_DATA is not set.
    """
    if "{real}" in dataset.path and not folders["real"]:
        raise DatasetInvalid(
            f"{dataset.code}: hãy đặt NEN_REAL_DATA / set NEN_REAL_DATA to the folder of real data ({dataset.path})"
        )
    return Path(dataset.path.format(**folders))


def request_of(dataset: Dataset, city: City, path: Path, report_dir: Path) -> ImportRequest:
    """The import that a dataset stands for.

    Raises:
        DatasetInvalid: an option is unknown.
    """
    if unknown := set(dataset.options) - set(_OPTIONS):
        raise DatasetInvalid(f"{dataset.code}: {', '.join(sorted(unknown))}")
    options: dict[str, object] = {_NAMES.get(name, name): value for name, value in dataset.options.items()}
    if "valid_from" in options:
        options["valid_from"] = date.fromisoformat(str(options["valid_from"]))
    return ImportRequest(
        path=path,
        layer=registry.get(dataset.layer),
        city=city,
        source=dataset.code,
        sublayer=dataset.sublayer,
        crs=str(dataset.crs or ""),
        report_dir=report_dir,
        **options,  # type: ignore[arg-type]
    )


def needs_fabric(datasets: tuple[Dataset, ...], folders: Mapping[str, str]) -> bool:
    """Whether a generated file of the demo is missing."""
    return any("{fabric}" in one.path and not path_of(one, folders).exists() for one in datasets)


def generate_fabric(target: Path, project: Path) -> Iterator[str]:
    """Run the generator of the demo city; yields its lines. The folder appears only when everything is there.

    Raises:
        DatasetInvalid: the generator failed; the message ends with its last line.
    """
    scratch = target.with_name(f"{target.name}.new")
    scratch.mkdir(parents=True, exist_ok=True)
    last = ""
    with subprocess.Popen(
        [sys.executable, "-m", "demo.fabric", str(scratch)],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as child:  # fmt: skip
        assert child.stdout is not None
        for line in child.stdout:
            last = line.rstrip()
            yield last
    if child.returncode:
        raise DatasetInvalid(f"demo.fabric: {last}")
    for file in scratch.iterdir():
        target.mkdir(parents=True, exist_ok=True)
        file.replace(target / file.name)
    scratch.rmdir()
