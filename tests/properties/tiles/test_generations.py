"""Cache generations: counted up, kept in one file, old directories removed."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tiles import access, generations, workspace
from tiles.management.commands import prepare_tiles
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


def test_a_look_that_came_while_another_release_ran_is_drawn_anew(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    (place.cache / "parcels-0123456789-0").mkdir(parents=True)
    before, after = (
        ["parcels-0123456789-0", "plans-0123456789-0"],
        ["parcels-abcdefabcd-0", "plans-0123456789-0"],
    )
    generations.note_looks(place, before, beside=False)
    assert generations.current(place).get("parcels", 0) == 0, "what is there counts"
    assert generations.note_looks(place, after, beside=True) == []
    assert generations.current(place).get("parcels", 0) == 0, (
        "the old release draws into it and drops from it"
    )
    assert generations.note_looks(place, after, beside=False) == ["parcels"]
    assert generations.current(place)["parcels"] == 1
    assert (
        generations.note_looks(place, after, beside=True)
        == generations.note_looks(place, after, beside=False)
        == []
    )


def test_a_look_that_was_tried_and_taken_back_is_drawn_anew(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    before, after = ["parcels-0123456789-0"], ["parcels-abcdefabcd-0"]
    generations.note_looks(place, before, beside=False)
    counted = generations.current(place)["parcels"]
    generations.note_looks(place, after, beside=True)
    generations.note_looks(place, before, beside=True)
    assert generations.note_looks(place, before, beside=False) == ["parcels"]
    assert generations.current(place)["parcels"] == counted + 1


def test_preparing_beside_another_release_leaves_its_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Workspace(tmp_path)
    old = place.cache / "parcels-0123456789-0"
    old.mkdir(parents=True)
    told = access.Prepared("nen_tiles", 1, "")
    monkeypatch.setattr(access, "prepare", lambda: told)
    monkeypatch.setattr(workspace, "write_renderer_files", lambda: place)
    unmoved = SimpleNamespace(has_moved=lambda address: False, note_place=lambda address: None)
    monkeypatch.setattr(prepare_tiles, "numbers", unmoved)
    call_command("prepare_tiles", "--beside", stdout=io.StringIO())
    assert old.is_dir()
    said = io.StringIO()
    call_command("prepare_tiles", stdout=said)
    assert not old.exists() and "1 old caches removed" in said.getvalue()
    assert generations.current(place)["mvt_parcels"] == 1
