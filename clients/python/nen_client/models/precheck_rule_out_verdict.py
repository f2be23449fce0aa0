from typing import Literal

PrecheckRuleOutVerdict = Literal["fail", "needs_officer", "pass"]

PRECHECK_RULE_OUT_VERDICT_VALUES: set[PrecheckRuleOutVerdict] = {
    "fail",
    "needs_officer",
    "pass",
}


def check_precheck_rule_out_verdict(value: str) -> PrecheckRuleOutVerdict:
    if value in PRECHECK_RULE_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PRECHECK_RULE_OUT_VERDICT_VALUES!r}")
