"""Hướng dẫn trường. What the form says under a field: written apart from it, joined where a layer is declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from layers.labels import Label
from layers.spec import Field


def explained(words: Mapping[str, Label], fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields, each with its help; one that says itself what it means keeps its own words.

    Args:
        words: help by field name.

    Raises:
        ValueError: words for a field that is not there.
    """
    strangers = sorted(words.keys() - {one.name for one in fields})
    if strangers:
        raise ValueError(f"Help for fields that are not there: {', '.join(strangers)}")
    return tuple(one if one.description else replace(one, description=words.get(one.name)) for one in fields)
