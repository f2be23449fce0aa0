"""The gate: a clean package with one fault planted is judged by exactly the rule that the fault breaks."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from planning.domain.gate.findings import Findings
from planning.domain.gate.rules import RULES
from planning.services.gate.checking import Check
from tests.fixtures.plan_faults_places import FAULTS
from tests.fixtures.plan_packages import ALWAYS, clean

pytestmark = pytest.mark.django_db


def judged(content: bytes, folder: Path, **options: int) -> Findings:
    path = folder / "package.zip"
    path.write_bytes(content)
    with Check(path, **options) as checked:
        return checked.findings


CASES = [
    pytest.param(rules.split(), plant, id=f"{rules.split()[0]}-{plant.__name__}")
    for rules, found in FAULTS.items()
    for plant in found
]


@pytest.mark.parametrize(("rules", "plant"), CASES)
def test_a_planted_fault_is_found_and_nothing_else(rules, plant, tmp_path):
    package = clean()
    plant(package)
    findings = judged(package.fill(), tmp_path)
    assert {*findings.counts} - ALWAYS == {*rules}, [one.message("en") for one in findings]
    errors = [one for one in RULES if one.id in rules and one.severity == "error"]
    assert findings.accepted is (not errors)


def test_the_clean_package_is_accepted(tmp_path):
    findings = judged(clean().fill(), tmp_path)
    assert {*findings.counts} == ALWAYS
    assert findings.accepted


def with_entry(name: str, content: bytes = b"x", attributes: int = 0) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = attributes << 16
        archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"not a zip", "G-101"),
        (b"", "G-101"),
        (with_entry("CSDL_A/a.pdf")[:-30], "G-101"),
        (with_entry("../../etc/cron.d/x"), "G-102"),
        (with_entry("..\\..\\x.pdf"), "G-102"),
        (with_entry("/etc/passwd"), "G-102"),
        (with_entry("C:\\x.pdf"), "G-102"),
        (with_entry("CSDL_A/link", b"/etc/passwd", 0o120777), "G-102"),
        (with_entry("CSDL_A/bomb.pdf", b"\x00" * 30_000_000), "G-103"),
    ],
    ids=["text", "empty", "cut-off", "parent", "backslash", "absolute", "drive", "link", "bomb"],
)
def test_an_unsafe_file_is_refused(content, rule, tmp_path):
    findings = judged(content, tmp_path)
    assert [*findings.counts] == [rule]
    assert not findings.accepted


def test_sizes_in_the_headers_are_not_believed(tmp_path, monkeypatch):
    """A header that says 10 bytes of an entry of ten million: the entry is refused by its check sum or its length."""
    content = bytearray(with_entry("CSDL_A/a.pdf", b"\x00" * 10_000_000))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = (10).to_bytes(4, "little")
    content[22:26] = (10).to_bytes(4, "little")
    findings = judged(bytes(content), tmp_path)
    assert not findings.accepted
    assert {*findings.counts} == {"G-101"}


def test_every_rule_has_a_planted_fault():
    planted = {rule for rules in FAULTS for rule in rules.split()} | {"G-101", "G-102", "G-103"} | ALWAYS
    elsewhere = {"G-212", "G-604"}  # what is too large, and curves: test_gate_packages.py
    assert {rule.id for rule in RULES} - planted == elsewhere
