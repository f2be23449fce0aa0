"""A query parameter that comes twice."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from geo.http.problems import Problem
from ogc.door import given_once


def test_the_same_value_twice_is_one_value():
    assert given_once(QueryDict("f=json&after=abc&f=json&after=abc")) == {"f": "json", "after": "abc"}


def test_the_last_limit_counts_as_conformance_suites_follow_next_links():
    assert given_once(QueryDict("limit=10&f=json&limit=10000")) == {"limit": "10000", "f": "json"}


@pytest.mark.parametrize("query", ["bbox=1,2,3,4&bbox=5,6,7,8", "crs=a&crs=b", "f=json&f=html"])
def test_two_values_of_another_parameter_are_refused(query: str):
    with pytest.raises(Problem) as refused:
        given_once(QueryDict(query))
    assert refused.value.kind == "invalid-request"
