"""Who asks, and what the roles of the demo city let each of them see. Written by hand, not read from the product."""

from __future__ import annotations

from dataclasses import dataclass

LAND = frozenset({
    "parcels", "parcel_land_uses", "survey_documents", "parcel_restrictions", "parcel_legal_boundaries", "parties",
    "certificates", "land_rights",
})  # fmt: skip
PLANNING = frozenset({
    "plans", "planning_zones", "red_lines", "building_lines", "safety_corridors", "plan_stages", "plan_documents",
})  # fmt: skip
PERMITS = frozenset({"building_permits"})
EVERYTHING = LAND | PLANNING | PERMITS | {"road_segments"}
#: Layers of the land office: rows for whoever reads for it, no row for anybody else.
OFFICE = frozenset({"parties", "certificates", "land_rights"})
WARD = "26740"


@dataclass(frozen=True)
class Person:
    """A login, a machine or a citizen.

    Attributes:
        works_on: layers whose hidden rows and personal fields are this person's business.
        reads: layers whose hidden rows this person sees, without personal fields.
        unit: only inside this ward; "" = in the whole city.
        personal: False for a token that leaves personal fields out.
        by_token: a machine that sends its token with every request and has no session.
    """

    name: str
    works_on: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    unit: str = ""
    personal: bool = True
    by_token: bool = False

    @property
    def signs_in(self) -> bool:
        """False for the citizen."""
        return self.name != "anonymous"

    @property
    def has_session(self) -> bool:
        """True for people who sign in with a browser, False for machines."""
        return self.signs_in and not self.by_token


PEOPLE = (
    Person("anonymous"),
    Person("agency_reader", reads=OFFICE),
    Person("ward_editor", LAND, unit=WARD),
    Person("land_editor", LAND),
    Person("land_approver", LAND),
    Person("plan_editor", PLANNING),
    Person("plan_approver", PLANNING),
    Person("steward", EVERYTHING),
    Person("admin", EVERYTHING),
    Person("permit-system", PERMITS, reads=OFFICE, personal=False, by_token=True),
)
