"""Failures of planning. Pure; the HTTP door maps each class to a status."""

from __future__ import annotations

from geo.domain.errors import DomainError


class NotAnArea(DomainError):
    """The ground must be a polygon of at least three corners and 1 m²; given: {given}."""

    vi = "Khu đất phải là một đa giác có ít nhất ba đỉnh và 1 m²; đã cho: {given}."


class GroundInvalid(DomainError):
    """The polygon cannot be used: {why_en}."""

    vi = "Không dùng được đa giác này: {why_vi}."


class GroundTooLarge(DomainError):
    """The polygon has {area_ha} ha; at most 100 ha (1 km²) at a time. Ask for a batch of parcels instead."""

    vi = "Khu đất rộng {area_ha} ha; mỗi lần tối đa 100 ha (1 km²). Hãy dùng trích lục hàng loạt."


class AxesSwapped(DomainError):
    """The coordinates {first}, {second} in {crs} have exchanged axes: on survey papers X is north and Y is east.
    Exchange the two values of each corner."""

    vi = (
        "Tọa độ {first}, {second} trong {crs} bị đảo trục: trên giấy tờ đo đạc X là hướng bắc, Y là hướng đông. "
        "Hãy đổi chỗ hai giá trị của mỗi đỉnh."
    )


class GroundOutsideCity(DomainError):
    """The coordinates lie outside the city in {crs}; check the central meridian and the axes."""

    vi = "Tọa độ nằm ngoài thành phố trong hệ {crs}; hãy kiểm tra kinh tuyến trục và thứ tự trục."
