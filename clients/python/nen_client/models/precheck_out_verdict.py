from enum import StrEnum


class PrecheckOutVerdict(StrEnum):
    FAIL = "fail"
    NEEDS_OFFICER = "needs_officer"
    PASS = "pass"

    def __str__(self) -> str:
        return str(self.value)
