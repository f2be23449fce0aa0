from enum import StrEnum


class PermitCaseOutWaitsFor(StrEnum):
    AGENCIES = "agencies"
    APPLICANT = "applicant"
    AUTHORITY = "authority"
    NOBODY = "nobody"

    def __str__(self) -> str:
        return str(self.value)
