from typing import Literal

DeadlineRuleOutCounting = Literal["calendar", "working"]

DEADLINE_RULE_OUT_COUNTING_VALUES: set[DeadlineRuleOutCounting] = {
    "calendar",
    "working",
}


def check_deadline_rule_out_counting(value: str) -> DeadlineRuleOutCounting:
    if value in DEADLINE_RULE_OUT_COUNTING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DEADLINE_RULE_OUT_COUNTING_VALUES!r}")
