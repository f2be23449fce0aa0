from enum import StrEnum


class CaseLineOutWaitsFor(StrEnum):
    AGENCIES = "agencies"
    APPLICANT = "applicant"
    AUTHORITY = "authority"
    NOBODY = "nobody"

    def __str__(self) -> str:
        return str(self.value)
