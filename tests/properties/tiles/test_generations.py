"""Cache generations: counted up, kept in one file, old directories removed."""

from __future__ import annotations

from pathlib import Path

from tiles import generations
from tiles.mapproxy_config import cache_names
from tiles.workspace import Workspace, replace_file


def test_generations_count_up_by_cache(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    assert generations.current(place) == {}
    generations.advance(place, ["parcels", "shared"])
    assert generations.advance(place, ["shared"]) == {"parcels": 1, "shared": 2}
    assert generations.current(place) == {"parcels": 1, "shared": 2}


def test_a_broken_file_counts_as_none(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    place.generations.write_text("{", encoding="utf-8")
    assert generations.current(place) == {}


def test_only_directories_of_earlier_generations_are_removed(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    for name in ("parcels-0123456789-0", "parcels-0123456789-1", "plans-0123456789-0", "other"):
        (place.cache / name).mkdir(parents=True)
    generations.advance(place, ["parcels"])
    assert [path.name for path in generations.remove_old(place)] == ["parcels-0123456789-0"]
    assert sorted(path.name for path in place.cache.iterdir()) == [
        "other", "parcels-0123456789-1", "plans-0123456789-0",
    ]  # fmt: skip


def test_a_file_is_replaced_only_when_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "secret.conf"
    assert replace_file(path, "a", mode=0o600)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not replace_file(path, "a")
    assert replace_file(path, "b") and path.read_text(encoding="utf-8") == "b"


def test_caches_of_an_earlier_style_are_removed(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    for name in ("parcels-0123456789-0", "parcels-abcdefabcd-0"):
        (place.cache / name).mkdir(parents=True)
    assert [path.name for path in generations.remove_unused(place, ["parcels-abcdefabcd-0"])] == [
        "parcels-0123456789-0"
    ]
    kept = cache_names(place)
    assert any(name.startswith("shared-") for name in kept) and any(
        name.startswith("mvt_parcels-") for name in kept
    )
