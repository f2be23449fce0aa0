"""Files that are wrong in one way: each is refused, or taken with the finding that names the trap."""

from __future__ import annotations

import numpy as np
import pytest

from layers.importing.issues import FileRefused
from tests.fixtures import files


def test_a_clean_file_passes_without_errors(tmp_path, check_file):
    draft, log = check_file(files.good_parcels(tmp_path / "a.gpkg"))
    assert draft.good.all() and log.count("error") == 0
    assert draft.columns["sheet_number"].to_pylist() == ["7"] * 5, (
        "a sheet stored as a number stays 7, not 7.0"
    )
    assert draft.columns["computed_area_m2"].to_pylist() == pytest.approx([100.0] * 5)
    assert set(draft.columns["map_sheet"].to_pylist()) == {"C-48-34-(119-d)"}
    assert draft.columns["source_srid"].to_pylist() == [9210] * 5


@pytest.mark.parametrize(
    ("trap", "ending", "rule"),
    [
        ("degrees_declared_metres", "gpkg", "crs-degrees-declared-metres"),
        ("metres_declared_degrees", "gpkg", "crs-metres-declared-degrees"),
        ("wrong_zone", "gpkg", "crs-other-zone"),
        ("swapped_axes", "gpkg", "crs-axes-swapped"),
        ("no_projection_file", "shp", "crs-missing"),
        ("deprecated_crs", "geojson", "crs-refused"),
    ],
)
def test_a_false_crs_refuses_the_file_and_names_the_remedy(tmp_path, check_file, trap, ending, rule):
    path = getattr(files, trap)(tmp_path / f"t.{ending}")
    with pytest.raises(FileRefused) as refusal:
        check_file(path)
    assert refusal.value.rule == rule


@pytest.mark.parametrize(
    ("trap", "options"),
    [
        ("degrees_declared_metres", {"crs": "4326"}),
        ("metres_declared_degrees", {"crs": "9210"}),
        ("wrong_zone", {"crs": "5899"}),
        ("swapped_axes", {"swap_axes": True}),
    ],
)
def test_the_remedy_of_a_false_crs_brings_the_parcels_to_their_place(tmp_path, check_file, trap, options):
    draft, _log = check_file(getattr(files, trap)(tmp_path / "t.gpkg"), **options)
    assert draft.good.all()
    assert np.allclose(
        [draft.shapes[0].bounds[0], draft.shapes[0].bounds[1]], [files.EAST, files.NORTH], atol=2e-3
    )


def test_a_missing_projection_is_named_by_option(tmp_path, check_file):
    draft, _log = check_file(files.no_projection_file(tmp_path / "t.shp"), crs="9210")
    assert draft.good.all()


def test_the_area_is_measured_in_the_zone_of_the_source(tmp_path, check_file):
    """Vũng Tàu's zone and the city's differ by 0.03 % in area."""
    draft, _log = check_file(files.wrong_zone(tmp_path / "t.gpkg"), crs="5899")
    area = draft.columns["computed_area_m2"].to_pylist()[0]
    assert abs(area - draft.shapes[0].area) > 1e-4
    assert draft.columns["source_srid"].to_pylist()[0] == 5899


def test_an_invalid_shape_is_refused_with_its_place(tmp_path, check_file):
    draft, log = check_file(files.bowtie(tmp_path / "t.gpkg"))
    assert draft.good.tolist() == [True, False, True]
    (issue,) = log.of("valid-geometry")
    assert issue.row == 2 and "Self-intersection" in issue.message("en")
    assert (issue.x, issue.y) == pytest.approx((files.EAST + 25, files.NORTH + 5), abs=1e-2)
    assert issue.lon == pytest.approx(106.69, abs=0.02)


def test_repair_is_done_only_when_asked_and_is_logged(tmp_path, check_file):
    draft, log = check_file(files.bowtie(tmp_path / "t.gpkg"), repair=True)
    assert draft.good.all() and draft.shapes[1].is_valid
    (issue,) = log.of("geometry-repaired")
    assert "→ 50.00 m²" in issue.message("vi")


def test_missing_and_empty_shapes_are_refused_row_by_row(tmp_path, check_file):
    draft, log = check_file(files.null_and_empty(tmp_path / "t.gpkg"))
    assert draft.good.tolist() == [True, False, False]
    assert log.counts["geometry-missing"] + log.counts["geometry-empty"] == 2


def test_names_cut_to_ten_characters_are_understood(tmp_path, check_file):
    draft, log = check_file(files.truncated_names(tmp_path / "t.shp"))
    got = {name: column.to_pylist()[0] for name, column in draft.columns.items()}
    assert (got["sheet_number"], got["parcel_number"]) == ("12", "34")
    assert (got["old_sheet_number"], got["old_parcel_number"], got["land_use_codes"]) == ("3", "118", "ODT")
    assert log.counts["column-guessed"] == 5


def test_windows_1258_text_becomes_composed_unicode(tmp_path, check_file):
    draft, _log = check_file(files.old_encoding(tmp_path / "t.shp"), encoding="cp1258")
    assert draft.columns["address"].to_pylist() == ["Phường Bến Nghé"]


def test_overlaps_are_reported_with_area_and_never_refused(tmp_path, check_file):
    draft, log = check_file(files.overlapping(tmp_path / "t.gpkg"))
    assert draft.good.all()
    (issue,) = log.of("no-overlap")
    assert issue.severity == "warning" and "10.0000 m²" in issue.message("vi")


def test_a_survey_table_with_decimal_commas(tmp_path, check_file):
    draft, log = check_file(files.decimal_comma_csv(tmp_path / "t.csv"), "basemap_control_points", crs="9210")
    assert draft.good.tolist() == [True, False], "an elevation that is no number keeps its row out"
    assert draft.shapes[0].coords[0] == pytest.approx((603480.790, 1191454.566))
    assert draft.columns["elevation_m"].to_pylist()[0] == pytest.approx(2.35)
    assert log.of("value-unreadable")[0].row == 2


@pytest.mark.parametrize(
    ("trap", "name", "rule"),
    [
        ("dgn_v8", "t.dgn", "format-dgn-v8"),
        ("dwg", "t.dwg", "format-dwg"),
        ("zip_bomb", "t.zip", "archive-unsafe"),
    ],
)
def test_unreadable_formats_are_refused_by_signature(tmp_path, check_file, trap, name, rule):
    with pytest.raises(FileRefused) as refusal:
        check_file(getattr(files, trap)(tmp_path / name))
    assert refusal.value.rule == rule


def test_a_zipped_shapefile_is_read_where_it_lies(tmp_path, check_file):
    draft, _log = check_file(files.zipped_shapefile(tmp_path / "t.zip"))
    assert draft.good.all() and len(draft.good) == 5


@pytest.mark.parametrize("ending", ["geojson", "fgb", "gdb", "shp", "gpkg", "gml"])
def test_the_same_parcels_come_in_from_every_format(tmp_path, check_file, ending):
    arcgis = {"driver": "OpenFileGDB", "TARGET_ARCGIS_VERSION": "ARCGIS_PRO_3_2_OR_LATER"}
    options = arcgis if ending == "gdb" else {}
    path = files.write_vector(tmp_path / f"t.{ending}", files.squares(4), files.parcel_fields(4), **options)
    draft, log = check_file(path)
    assert draft.good.all(), [issue.message("en") for issue in log]
    assert sorted(draft.columns["parcel_number"].to_pylist()) == ["1", "2", "3", "4"]


def test_geoparquet_comes_in_and_plain_parquet_is_refused(tmp_path, check_file):
    import geopandas as gpd
    import pyarrow as pa
    import pyarrow.parquet as pq

    frame = gpd.GeoDataFrame({"SHBANDO": [1], "SHTHUA": [2]}, geometry=files.squares(1), crs="EPSG:9210")
    frame.to_parquet(tmp_path / "t.parquet")
    draft, _log = check_file(tmp_path / "t.parquet")
    assert draft.good.all()
    pq.write_table(pa.table({"SHBANDO": [1]}), tmp_path / "plain.parquet")
    with pytest.raises(FileRefused) as refusal:
        check_file(tmp_path / "plain.parquet")
    assert refusal.value.rule == "format-parquet"


def test_several_layers_in_a_file_need_a_choice(tmp_path, check_file):
    path = tmp_path / "t.gpkg"
    files.write_vector(path, files.squares(1), files.parcel_fields(1), layer="one")
    files.write_vector(path, files.squares(2), files.parcel_fields(2), layer="two", append=True)
    with pytest.raises(FileRefused) as refusal:
        check_file(path)
    assert refusal.value.rule == "sublayer-needed"
    draft, _log = check_file(path, sublayer="two")
    assert len(draft.good) == 2


def test_every_finding_has_both_languages():
    from layers.importing.catalogue import CATALOGUE

    for rule, entry in CATALOGUE.items():
        assert entry.message.vi and entry.message.en, rule
        assert bool(entry.remedy.vi) == bool(entry.remedy.en), rule
