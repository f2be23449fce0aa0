"""Chọn trường. `fields=id,area_m2`: an answer with the fields that the caller needs (docs/api.md, Fewer fields)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from ninja import Query, Schema
from pydantic import Field, create_model

from geo.http.problems import FieldError, Problem

PARAMETER = "fields"
Fields = Annotated[
    str,
    Query(
        description="Chỉ các trường này, cách nhau bằng dấu phẩy · only these fields, with commas; all by default",
        max_length=1_000,
        pattern="^[^\x00]*$",
        examples=["id,version"],
    ),
]


def part_of(schema: type[Schema]) -> type[Schema]:
    """The shape of an answer with some of the fields of `schema`: every field there may be missing.

    Its name is that of the schema with `Part`: `ParcelOut` → `ParcelPart`.
    """
    parts: dict[str, Any] = {
        name: (one.annotation | None, Field(default=None, alias=one.alias))  # type: ignore[operator]
        for name, one in schema.model_fields.items()
    }
    name = f"{schema.__name__.removesuffix('Out')}Part"
    made = create_model(
        name,
        __base__=Schema,
        __module__=schema.__module__,
        __doc__=f"Some fields of {schema.__name__}.",
        **parts,
    )
    made.model_config["json_schema_extra"] = {"x-part-of": schema.__name__}
    return made


def chosen(given: str, *schemas: type[Schema], always: Iterable[str] = ("id",)) -> frozenset[str] | None:
    """Names of the fields that a request asks for; None = all of them.

    Args:
        given: the parameter `fields`.
        schemas: of one object of the answer, of each kind that may be in it.
        always: fields that are there unasked, so that the caller knows what it got.
    Raises:
        Problem: invalid-request, with the fields there are, for a name that is none.
    """
    asked = [one.strip() for one in given.split(",") if one.strip()]
    if not asked:
        return None
    names = [one.alias or name for schema in schemas for name, one in schema.model_fields.items()]
    known = list(dict.fromkeys(names))
    if unknown := [one for one in asked if one not in known]:
        vi, en = f"Không có trường “{unknown[0][:60]}”.", f"There is no field “{unknown[0][:60]}”."
        there = ", ".join(known)
        raise Problem(
            "invalid-request", vi, en,
            errors=[
                FieldError(
                    PARAMETER, "unknown-field", f"Không có trường “{one[:60]}”.", f"There is no field “{one[:60]}”.",
                    f"Chọn trong: {there}.", f"Choose among: {there}.",
                )
                for one in unknown[:20]
            ],
        )  # fmt: skip
    return frozenset(asked) | (frozenset(always) & frozenset(known))


def sparse(record: Mapping[str, Any], fields: frozenset[str] | None) -> dict[str, Any]:
    """The record with only these fields, in its own order."""
    return {name: value for name, value in record.items() if fields is None or name in fields}
