"""Administrative tables, demo logins and the stamps that keep `load_city` short."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cadastre.models import Parcel
from geo.administration.loading import AdminFileInvalid, load_sovereignty, load_successions
from geo.administration.lookup import units_at
from geo.city import Dataset
from geo.models import SovereigntyLabel
from layers.importing.stamps import digest, is_loaded
from layers.models import ImportRun, RoleAssignment
from tests.fixtures import files

pytestmark = pytest.mark.django_db
DATA = Path(settings.DEMO_DIR) / "data"


def test_a_code_means_another_unit_before_and_after_the_first_of_july_2025(import_file):
    """26740 was phường Bến Nghé and is phường Sài Gòn."""
    import_file(DATA / "wards_hcmc_2025.fgb", "wards", source="new", key="code")
    import_file(
        DATA / "units_pre2025.fgb", "wards", source="old", key="code", mapping={"valid_to": ""},
        constants={"valid_to": "2025-07-01"},
    )  # fmt: skip
    assert (
        load_successions(DATA / "admin_successions.csv")
        == load_successions(DATA / "admin_successions.csv")
        > 400
    )
    (before,) = units_at(date(2025, 6, 30), code="26740")
    (after,) = units_at(date(2025, 7, 1), code="26740")
    assert (before["name"], after["name"]) == ("Bến Nghé", "Sài Gòn")
    assert 0 < before["area_km2"] < after["area_km2"]
    assert "26740" in {one["code"] for one in before["successors"]}
    assert "Phường Bến Nghé" in {one["name"] for one in after["predecessors"]}


def test_hoang_sa_and_truong_sa_cannot_be_left_out(tmp_path):
    assert load_sovereignty(DATA / "sovereignty.geojson") > 2
    assert SovereigntyLabel.objects.filter(rank="archipelago").count() == 2
    (tmp_path / "s.geojson").write_text('{"features": []}', encoding="utf-8")
    with pytest.raises(AdminFileInvalid):
        load_sovereignty(tmp_path / "s.geojson")
    assert SovereigntyLabel.objects.filter(rank="archipelago").count() == 2


def test_a_dataset_is_loaded_again_only_when_file_or_options_change(tmp_path, import_file):
    path = files.good_parcels(tmp_path / "a.gpkg")
    import_file(path, map_scale=500)
    from layers.importing.request import ImportRequest
    from layers.registry import registry

    request = ImportRequest(
        path=path, layer=registry.get("parcels"), city=settings.CITY, source="test", map_scale=500
    )
    assert is_loaded("parcels", "test", digest(path), request.options())
    assert not is_loaded("parcels", "test", digest(path), request.options() | {"map_scale": 1000})
    assert not is_loaded("parcels", "test", "0" * 64, request.options())
    parcel = Parcel.objects.first()
    assert parcel is not None
    Parcel.objects.exclude(pk=parcel.pk).delete()
    assert is_loaded("parcels", "test", digest(path), request.options())
    parcel.delete()
    assert not is_loaded("parcels", "test", digest(path), request.options())


def test_a_table_emptied_by_hand_is_loaded_again():
    call_command("load_city", only=["sovereignty_labels"], verbosity=0)
    labels = SovereigntyLabel.objects.count()
    call_command("load_city", only=["sovereignty_labels"], verbosity=0)
    assert ImportRun.objects.filter(layer="sovereignty_labels").count() == 1
    SovereigntyLabel.objects.all().delete()
    call_command("load_city", only=["sovereignty_labels"], verbosity=0)
    assert SovereigntyLabel.objects.count() == labels > 2


def test_a_demo_city_of_an_earlier_version_says_how_to_build_it_anew(tmp_path, settings):
    """The generated parcels have other keys then, and the same national ids."""
    settings.FABRIC_DIR, settings.IMPORT_REPORT_DIR = tmp_path, tmp_path / "reports"
    dataset = Dataset("parcels", "{fabric}/parcels.gpkg", "demo", options={"key": "source_key"})
    settings.CITY = replace(settings.CITY, datasets=(dataset,))
    _load_one(tmp_path / "parcels.gpkg", "first")
    with pytest.raises(CommandError, match=r"xoá .*rồi chạy lại"):
        _load_one(tmp_path / "parcels.gpkg", "second")
    assert [one.source_key for one in Parcel.objects.all()] == ["first"]


def _load_one(path: Path, key: str) -> None:
    fields = files.parcel_fields(1) | {"source_key": [key], "national_id": ["w3gvk49rb6js"]}
    path.unlink(missing_ok=True)
    files.write_vector(path, files.squares(1), fields)
    call_command("load_city", only=["parcels"], verbosity=0)


def test_demo_logins_keep_their_password(tmp_path, settings, monkeypatch, capsys):
    settings.VAR_DIR = tmp_path
    monkeypatch.delenv("NEN_DEMO_PASSWORD", raising=False)
    call_command("ensure_demo_users")
    path = tmp_path / "demo-logins.txt"
    first = path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and len(first.splitlines()) == 8
    call_command("ensure_demo_users")
    assert path.read_text(encoding="utf-8") == first
    name, password = first.splitlines()[0].split()
    assert User.objects.get(username=name).check_password(password)
    assert RoleAssignment.objects.filter(user__username="land_editor", role="editor", scope="land").exists()
    assert not User.objects.get(username="ward_editor").is_staff
    monkeypatch.setenv("NEN_DEMO_PASSWORD", "mat-khau-rieng-2026")
    call_command("ensure_demo_users")
    assert User.objects.get(username=name).check_password("mat-khau-rieng-2026")
