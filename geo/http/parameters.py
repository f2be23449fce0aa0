"""Tham số chung. Query parameters that every part of the domain API takes alike."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Query

Lang = Annotated[Literal["vi", "en"] | None, Query(description="Ngôn ngữ · language")]
