"""The check that the Python client is current."""

from __future__ import annotations

from pathlib import Path

from ops.client import differences


def test_files_that_differ_or_stand_on_one_side_are_named(tmp_path: Path) -> None:
    made, committed = tmp_path / "made", tmp_path / "committed"
    for folder in (made, committed):
        (folder / "api").mkdir(parents=True)
        (folder / "api" / "same.py").write_text("1")
    assert differences(made, committed) == []
    (made / "api" / "new.py").write_text("1")
    (committed / "api" / "gone.py").write_text("1")
    (committed / "api" / "same.py").write_text("2")
    (committed / "__pycache__").mkdir()
    (committed / "__pycache__" / "same.pyc").write_text("")
    assert differences(made, committed) == ["api/gone.py", "api/new.py", "api/same.py"]
