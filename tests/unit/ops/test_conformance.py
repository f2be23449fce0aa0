"""The report of the official suite, as TestNG writes it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ops import conformance
from ops.errors import OperatorError
from tests.conformance import suite_crs

PACKAGE = "org.opengis.cite.ogcapifeatures10.conformance"
REPORT = """<?xml version="1.0"?><testng-results><suite><test name="Core">
<class name="{p}.core.landingpage.LandingPage"><test-method status="PASS" name="landingPageRetrieval"/>
<test-method status="PASS" name="initCommonFixture" is-config="true"/></class>
<class name="{p}.core.apidefinition.ApiDefinition"><test-method status="PASS" name="openapiDocumentRetrieval"/></class>
<class name="{p}.core.collections.Features"><test-method status="{verdict}" name="validateFeatures">
<exception class="x"><message> not
so </message></exception></test-method></class></test><test name="CRS">
<class name="{p}.crs.discovery.collection.DiscoveryCollectionCrsUri"><test-method status="PASS" name="verify"/></class>
</test></suite></testng-results>"""


def _report(folder: Path, verdict: str) -> Path:
    path = folder / "testng-results.xml"
    path.write_text(REPORT.format(p=PACKAGE, verdict=verdict), encoding="utf-8")
    return path


def test_each_class_has_its_line_and_a_setup_step_is_no_test(tmp_path: Path) -> None:
    lines, all_passed = conformance.read_report(_report(tmp_path, "PASS"))
    assert all_passed
    assert [line.split()[:2] for line in lines] == [
        ["Core", "1"],
        ["GeoJSON", "1"],
        ["OAS30", "1"],
        ["CRS", "1"],
    ]


@pytest.mark.parametrize(("verdict", "all_passed"), [("FAIL", False), ("SKIP", True)])
def test_what_did_not_pass_is_told_with_its_reason(tmp_path: Path, verdict: str, all_passed: bool) -> None:
    lines, passed = conformance.read_report(_report(tmp_path, verdict))
    assert passed is all_passed
    assert lines[-1] == f"  {verdict}: Features.validateFeatures: not so"


def test_a_suite_that_ran_nothing_did_not_pass(tmp_path: Path) -> None:
    path = tmp_path / "testng-results.xml"
    path.write_text("<testng-results/>", encoding="utf-8")
    assert conformance.read_report(path)[1] is False


def test_without_java_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(OperatorError, match="openjdk-17"):
        conformance.official(tmp_path, tmp_path)


def test_a_file_that_lies_there_needs_no_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/java" if name == "java" else None)
    with pytest.raises(OperatorError, match="Maven"):
        conformance.official(tmp_path, tmp_path)
    (file := tmp_path / "ets-ogcapi-features10-1.9-aio.jar").touch()
    assert conformance.official(tmp_path, tmp_path) == str(file)


def test_the_suite_is_told_the_zones_that_its_list_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Trap: the list lies in an archive that only the manifest of the suite names."""
    with zipfile.ZipFile(tmp_path / "lists.jar", "w") as lists:
        lists.writestr(suite_crs.LIST, "# VN-2000 / UTM zone 48N\n<3405> +proj=utm +zone=48  <>\n")
    with zipfile.ZipFile(suite := tmp_path / "suite.jar", "w") as archive:
        archive.writestr(
            "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nClass-Path: gone.jar lis\r\n ts.jar\r\n"
        )
    suite_crs.main(f"{tmp_path / 'no.jar'}:{suite}", tmp_path / "crs")
    written = (tmp_path / "crs" / suite_crs.LIST).read_text(encoding="utf-8")
    assert "<3405> +proj=utm +zone=48  <>" in written and written.count("<3405>") == 1
    assert "<9210> +proj=tmerc" in written and "+towgs84=" in written
    assert "EPSG:9210" in capsys.readouterr().out
    (tmp_path / "no.jar").write_text("no archive")
    suite_crs.main(str(tmp_path / "no.jar"), tmp_path / "crs")
    assert not (tmp_path / "crs").exists() and "not on the class path" in capsys.readouterr().out
