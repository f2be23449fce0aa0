"""`make conformance`: abstract tests of the standard, then the official suite of the OGC, on what runs here.

The official suite comes from Maven (tests/conformance/pom.xml), or as the file `ets-ogcapi-features10-*-aio.jar` that
somebody put into var/conformance. Reports stay in var/conformance.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from ops import bootstrap, messages, shell, status
from ops.errors import OperatorError
from ops.paths import Paths

POM = Path("tests") / "conformance" / "pom.xml"
MAIN_CLASS = "org.opengis.cite.ogcapifeatures10.TestNGController"
#: Part of the name of a test's package, by conformance class; what has none of them is Core.
CLASSES = (("CRS", ".crs."), ("OAS30", ".apidefinition."), ("GeoJSON", ".collections."))


def conformance(paths: Paths) -> int:
    """Run both. 0 only when everything passed and the official suite was run.

    Raises:
        OperatorError: nothing runs here, a test failed, or the official suite cannot be had.
    """
    target = bootstrap.installation(paths)
    if not status.is_ready(status.ready_url(target)):
        raise OperatorError(messages.CONFORMANCE_NEEDS_SERVER)
    folder = paths.var / "conformance"
    folder.mkdir(parents=True, exist_ok=True)
    root = f"{target.url}/ogc/"
    print(messages.CONFORMANCE_ABSTRACT, flush=True)
    command = [str(paths.python), "-m", "tests.conformance.report", root, str(folder / "abstract-tests.xml")]
    failed = subprocess.run(command, cwd=paths.root, env=target.environment(), check=False).returncode != 0
    class_path = official(paths.root, folder)
    print(messages.CONFORMANCE_OFFICIAL, flush=True)
    known = folder / "crs"
    command = [str(paths.python), "-m", "tests.conformance.suite_crs", class_path, str(known)]
    shell.run(command, step="EPSG", log=folder / "crs.log", cwd=paths.root, environment=target.environment())
    start = ["java", "-cp", f"{known}:{class_path}", MAIN_CLASS]
    lines, all_passed = read_report(run_official(start, root, folder))
    print("\n".join(lines))
    print(folder)
    if failed or not all_passed:
        raise OperatorError(messages.CONFORMANCE_FAILED.format(folder=folder))
    return 0


def official(root: Path, folder: Path) -> str:
    """Class path of the official suite.

    Raises:
        OperatorError: no Java, or no Maven and no file, or Maven cannot fetch the suite.
    """
    if shutil.which("java") is None:
        raise OperatorError(messages.CONFORMANCE_NEEDS_JAVA)
    if files := sorted(folder.glob("ets-ogcapi-features10-*-aio.jar")):
        return str(files[-1])
    maven = shutil.which("mvn")
    if maven is None:
        raise OperatorError(messages.CONFORMANCE_NEEDS_MAVEN.format(folder=folder))
    listed = folder / "classpath"
    command = [
        maven,
        "--batch-mode",
        "--file",
        POM,
        "dependency:build-classpath",
        f"-Dmdep.outputFile={listed}",
    ]
    try:
        shell.run(command, step="Maven", log=folder / "maven.log", cwd=root)
    except shell.StepFailed as failure:
        told = messages.CONFORMANCE_NOT_FETCHED.format(log=folder / "maven.log", folder=folder)
        raise OperatorError(told) from failure
    return listed.read_text(encoding="utf-8").strip()


def run_official(start: list[str], root: str, folder: Path) -> Path:
    """The suite against the service at `root`; its report. Raises OperatorError when it wrote none."""
    results = folder / "official"
    shutil.rmtree(results, ignore_errors=True)
    properties = ElementTree.Element("properties", version="1.0")
    ElementTree.SubElement(properties, "entry", key="iut").text = root
    given = folder / "test-run-props.xml"
    ElementTree.ElementTree(properties).write(given, encoding="utf-8", xml_declaration=True)
    command = [*start, "-o", str(results), "-h", "true", str(given)]
    shell.run(
        command, step="ets-ogcapi-features10", log=folder / "official.log", cwd=folder, environment=os.environ
    )
    found = sorted(results.rglob("testng-results.xml"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise OperatorError(messages.CONFORMANCE_FAILED.format(folder=folder))
    return found[-1]


def read_report(report: Path) -> tuple[list[str], bool]:
    """Lines to print (a count for each class, then what failed or was skipped), and whether nothing failed.

    Args:
        report: testng-results.xml.
    """
    counted: dict[str, Counter[str]] = {name: Counter() for name in ("Core", "GeoJSON", "OAS30", "CRS")}
    told = []
    for group in ElementTree.parse(report).getroot().iter("class"):  # noqa: S314 written by the suite we started
        of_class = next((name for name, part in CLASSES if part in group.get("name", "")), "Core")
        for method in group.iter("test-method"):
            if method.get("is-config") == "true" and method.get("status") == "PASS":
                continue
            verdict = method.get("status", "FAIL")
            counted[of_class][verdict] += 1
            if verdict != "PASS":
                message = " ".join((method.findtext("exception/message") or "").split())
                told.append(
                    f"  {verdict}: {group.get('name', '').rpartition('.')[2]}.{method.get('name')}: {message}"
                )
    lines = [
        f"{name:<8} {one['PASS']} passed, {one['FAIL']} failed, {one['SKIP']} skipped"
        for name, one in counted.items()
    ]
    ran = all(counted[name]["PASS"] for name in ("Core", "CRS"))
    return lines + sorted(set(told)), ran and not any(one["FAIL"] for one in counted.values())
