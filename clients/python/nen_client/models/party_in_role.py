from typing import Literal

PartyInRole = Literal["builder", "designer", "investor", "representative"]

PARTY_IN_ROLE_VALUES: set[PartyInRole] = {
    "builder",
    "designer",
    "investor",
    "representative",
}


def check_party_in_role(value: str) -> PartyInRole:
    if value in PARTY_IN_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PARTY_IN_ROLE_VALUES!r}")
