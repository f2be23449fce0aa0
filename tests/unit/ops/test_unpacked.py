"""nginx for the tests where the machine has none: unpacked once, by whatever name apt has it, or done without."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops import packages, unpacked
from ops.errors import OperatorError
from ops.paths import Paths

#: Offers nothing but the names in $OFFERED, and notes what it was asked for.
APT = """#!/bin/sh
echo "$@" >> asked
shift
for name in "$@"; do
    case " $OFFERED " in *" $name "*) echo archive > "${name}_1_all.deb" ;; *) exit 100 ;; esac
done
"""
#: Unpacks a program that runs out of the archive of one, and nothing out of others.
DPKG = """#!/bin/sh
case "$2" in *nginx-common*) exit 0 ;; esac
mkdir -p "$3/usr/sbin"
printf '#!/bin/sh\\nexit 0\\n' > "$3/usr/sbin/nginx"
chmod +x "$3/usr/sbin/nginx"
"""


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in (("apt-get", APT), ("dpkg-deb", DPKG)):
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setattr(unpacked, "_SERVERS", str(tmp_path / "sbin"))
    return Paths(tmp_path, tmp_path / "var")


def test_a_machine_with_nginx_keeps_its_own(paths: Paths) -> None:
    own = paths.root / "sbin" / "nginx"
    own.parent.mkdir()
    own.touch(mode=0o755)
    assert unpacked.path_with_nginx(paths, "/nowhere") == "/nowhere"
    assert not (paths.var / "unpacked").exists()


@pytest.mark.parametrize("offered", ["nginx nginx-common", "nginx-core nginx-common"])
def test_it_is_unpacked_once_and_found_on_the_path(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, offered: str
) -> None:
    monkeypatch.setattr(packages, "refresh", lambda _paths: None)
    monkeypatch.setenv("OFFERED", offered)
    place = paths.var / "unpacked"
    for _ in range(2):
        assert unpacked.path_with_nginx(paths, "/nowhere") == f"/nowhere:{place / 'usr/sbin'}"
    asked = (place / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[-1] == f"download {offered}" and asked.count(asked[-1]) == 1


def test_lists_that_were_never_fetched_are_fetched_and_without_the_right_nothing_is_missed(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        packages, "refresh", lambda _paths: monkeypatch.setenv("OFFERED", "nginx nginx-common")
    )
    assert unpacked.path_with_nginx(paths, "/nowhere").endswith("usr/sbin")

    def refused(_paths: Paths) -> None:
        raise OperatorError("no right")

    monkeypatch.setattr(packages, "refresh", refused)
    monkeypatch.setenv("OFFERED", "")
    other = Paths(paths.root, paths.root / "other")
    assert unpacked.path_with_nginx(other, "/nowhere") == "/nowhere"
