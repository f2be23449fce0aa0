from enum import StrEnum


class SuggestionOutKind(StrEnum):
    NUMBER = "number"
    PARCEL = "parcel"
    SHEET = "sheet"
    WARD = "ward"

    def __str__(self) -> str:
        return str(self.value)
