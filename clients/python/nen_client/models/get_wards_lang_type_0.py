from enum import StrEnum


class GetWardsLangType0(StrEnum):
    EN = "en"
    VI = "vi"

    def __str__(self) -> str:
        return str(self.value)
