from enum import StrEnum


class GetExtractLangType0(StrEnum):
    EN = "en"
    VI = "vi"

    def __str__(self) -> str:
        return str(self.value)
