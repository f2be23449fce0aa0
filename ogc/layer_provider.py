"""pygeoapi provider plug-in: one layer of the registry. PostGIS writes the JSON; its text is passed on untouched.

Not named `provider`: django-allauth imports the module of that name in every app, and with it pygeoapi would be
loaded by each worker and command.
"""

from __future__ import annotations

from typing import Any

import orjson
from pygeoapi.provider.base import BaseProvider

from layers.spec import Field, LayerSpec
from ogc import reading
from ogc.query import ItemsQuery
from ogc.schemas import property_schema


class FeatureText(list[Any]):
    """A list of GeoJSON features kept as the text that PostGIS wrote; parsed only for a page for people."""

    def __init__(self, text: bytes, count: int) -> None:
        super().__init__()
        self.text = text
        self.count = count

    def __len__(self) -> int:
        return self.count

    def parsed(self) -> list[dict[str, Any]]:
        """The features as dictionaries."""
        parsed: list[dict[str, Any]] = orjson.loads(b"[%b]" % self.text)
        return parsed

    @property
    def fragment(self) -> orjson.Fragment:
        """The features as a JSON array for the serializer."""
        return orjson.Fragment(b"[%b]" % self.text)


class LayerProvider(BaseProvider):
    """Reads features of one layer for one user.

    `provider_def` carries, besides what pygeoapi needs: `spec` (LayerSpec), `fields` (readable fields), `lang`, and for
    one request `query` (ItemsQuery). Never editable.
    """

    def __init__(self, provider_def: dict[str, Any]) -> None:
        super().__init__(provider_def | {"editable": False})
        self.spec: LayerSpec = provider_def["spec"]
        self.readable: tuple[Field, ...] = provider_def["fields"]
        self.lang: str = provider_def.get("lang", "vi")
        self.items_query: ItemsQuery | None = provider_def.get("query")

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """As `get_fields`, built when somebody looks: a single feature needs none of it."""
        return self._fields or self.get_fields()

    def get_fields(self) -> dict[str, dict[str, Any]]:
        """JSON Schema of every readable field, labels in the language of the request."""
        self._fields = {field.name: property_schema(field, self.lang) for field in self.readable}
        return self._fields

    def query(self, **_arguments: Any) -> dict[str, Any]:
        """The page that the request's `ItemsQuery` describes; pygeoapi's own reading of the parameters is not used."""
        assert self.items_query is not None
        # pygeoapi adds no paging links of its own when there is a `next` link
        return content(reading.read_page(self.items_query)) | {"links": [{"rel": "next", "href": ""}]}


def content(page: reading.Page) -> dict[str, Any]:
    """A page as pygeoapi takes it, with its `next_token`."""
    told: dict[str, Any] = {
        "type": "FeatureCollection",
        "features": FeatureText(page.features, page.returned),
        "numberReturned": page.returned,
        "next_token": page.next_token,
    }
    if page.matches.exact is not None:
        told["numberMatched"] = page.matches.exact
    elif page.matches.estimate is not None:
        told["x-numberEstimated"] = page.matches.estimate
    return told
