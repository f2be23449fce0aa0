from typing import Literal

GetPlansPlanCodeZonesLangType0 = Literal["en", "vi"]

GET_PLANS_PLAN_CODE_ZONES_LANG_TYPE_0_VALUES: set[GetPlansPlanCodeZonesLangType0] = {
    "en",
    "vi",
}


def check_get_plans_plan_code_zones_lang_type_0(value: str) -> GetPlansPlanCodeZonesLangType0:
    if value in GET_PLANS_PLAN_CODE_ZONES_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_PLANS_PLAN_CODE_ZONES_LANG_TYPE_0_VALUES!r}"
    )
