"""The page for QGIS users: what it offers to whom, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.models import RoleAssignment
from tiles.qgis.project import LOGIN

pytestmark = pytest.mark.django_db
ADDRESS = "/services/qgis/"


@pytest.fixture(autouse=True)
def _no_collected_files(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path


def test_everybody_finds_project_styles_and_addresses() -> None:
    text = Client().get(ADDRESS).content.decode()
    for link in ("/ogc/qgis/nen.qgz?lang=vi", "/ogc/qgis/nen.qlr?lang=vi", "/ogc/qgis/styles/parcels.qml",
                 "/ogc/qgis/legend/planning_zones.png", "/ogc/qgis/legend/shared.png",
                 "/login/?next=/services/qgis/"):  # fmt: skip
        assert f'href="{link}' in text, link
    assert "EPSG:6960" in text and f"<code>{LOGIN}</code>" in text and "/map/wmts/1.0.0/" in text
    assert "parties" not in text
    assert "legend/plan_stages" not in text, "a table has no legend"


def test_every_link_of_the_page_leads_to_a_file() -> None:
    text = Client().get(f"{ADDRESS}?lang=en").content.decode()
    links = set(re.findall(r'href="(/ogc/qgis/[^"]+)"', text))
    assert len(links) > 40
    for link in sorted(links)[::7]:
        assert Client().get(link).status_code == 200, link


def test_an_officer_is_told_that_qgis_will_sign_in() -> None:
    user = User.objects.create_user("can-bo-dat-dai")
    RoleAssignment.objects.create(user=user, role="editor", scope="land")
    client = Client()
    client.force_login(user)
    text = client.get(ADDRESS).content.decode()
    assert "can-bo-dat-dai" in text and "/ogc/qgis/styles/parties.qml" in text
    assert "/login/?next=" not in text


def test_both_languages_say_it_all() -> None:
    vietnamese, english = (Client().get(f"{ADDRESS}?lang={lang}").content.decode() for lang in ("vi", "en"))
    assert "Dùng trong QGIS" in vietnamese and "Using QGIS" in english
    assert "qgis." not in re.sub(r'href="[^"]*"|<code>[^<]*</code>', "", english)
    assert vietnamese.count("<li>") == english.count("<li>")
