from typing import Literal

CompetenceOutAuthority = Literal["commune", "department"]

COMPETENCE_OUT_AUTHORITY_VALUES: set[CompetenceOutAuthority] = {
    "commune",
    "department",
}


def check_competence_out_authority(value: str) -> CompetenceOutAuthority:
    if value in COMPETENCE_OUT_AUTHORITY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMPETENCE_OUT_AUTHORITY_VALUES!r}")
