"""Dựng bản mô tả. Ninja's description, with the shape of an answer worked out once for all operations that give it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ninja.openapi.schema import OpenAPISchema
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode


class SharedSchema(OpenAPISchema):
    """Nearly all answers are the same few: every operation knows the problem document under several statuses."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._known: dict[tuple[object, bool, bool, str], tuple[dict[str, Any], bool]] = {}
        super().__init__(*arguments, **named)

    def _create_schema_from_model(
        self,
        model: type[BaseModel],
        by_alias: bool = True,
        remove_level: bool = True,
        mode: JsonSchemaMode = "validation",
    ) -> tuple[dict[str, Any], bool]:
        answer = model.model_fields.get("response")
        if mode != "serialization" or answer is None or len(model.model_fields) != 1:
            return super()._create_schema_from_model(model, by_alias, remove_level, mode)
        key = (answer.annotation, by_alias, remove_level, mode)
        if key not in self._known:
            self._known[key] = super()._create_schema_from_model(model, by_alias, remove_level, mode)
        return deepcopy(self._known[key])
