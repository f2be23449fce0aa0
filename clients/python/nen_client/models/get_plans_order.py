from typing import Literal

GetPlansOrder = Literal["area", "name", "newest"]

GET_PLANS_ORDER_VALUES: set[GetPlansOrder] = {
    "area",
    "name",
    "newest",
}


def check_get_plans_order(value: str) -> GetPlansOrder:
    if value in GET_PLANS_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_ORDER_VALUES!r}")
