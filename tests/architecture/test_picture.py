"""The picture in docs/architecture.md shows the imports that are there, all of them and no other."""

from __future__ import annotations

import re

import grimp

from tests.architecture.tree import APPS, ROOT


def test_the_picture_matches_the_imports():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^  (\w+) --> (\w+)$", page, re.MULTILINE))
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)
    direct = {
        (importer.split(".")[0], lower)
        for lower in APPS
        for module in {lower} | graph.find_descendants(lower)
        for importer in graph.find_modules_that_directly_import(module)
        if importer.split(".")[0] != lower
    }
    assert drawn == direct
