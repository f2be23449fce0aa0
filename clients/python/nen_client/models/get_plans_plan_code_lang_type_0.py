from typing import Literal

GetPlansPlanCodeLangType0 = Literal["en", "vi"]

GET_PLANS_PLAN_CODE_LANG_TYPE_0_VALUES: set[GetPlansPlanCodeLangType0] = {
    "en",
    "vi",
}


def check_get_plans_plan_code_lang_type_0(value: str) -> GetPlansPlanCodeLangType0:
    if value in GET_PLANS_PLAN_CODE_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_PLAN_CODE_LANG_TYPE_0_VALUES!r}")
