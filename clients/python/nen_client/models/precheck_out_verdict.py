from typing import Literal

PrecheckOutVerdict = Literal["fail", "needs_officer", "pass"]

PRECHECK_OUT_VERDICT_VALUES: set[PrecheckOutVerdict] = {
    "fail",
    "needs_officer",
    "pass",
}


def check_precheck_out_verdict(value: str) -> PrecheckOutVerdict:
    if value in PRECHECK_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PRECHECK_OUT_VERDICT_VALUES!r}")
