from enum import StrEnum


class PartyInRole(StrEnum):
    BUILDER = "builder"
    DESIGNER = "designer"
    INVESTOR = "investor"
    REPRESENTATIVE = "representative"

    def __str__(self) -> str:
        return str(self.value)
