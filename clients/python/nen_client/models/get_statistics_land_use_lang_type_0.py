from typing import Literal

GetStatisticsLandUseLangType0 = Literal["en", "vi"]

GET_STATISTICS_LAND_USE_LANG_TYPE_0_VALUES: set[GetStatisticsLandUseLangType0] = {
    "en",
    "vi",
}


def check_get_statistics_land_use_lang_type_0(value: str) -> GetStatisticsLandUseLangType0:
    if value in GET_STATISTICS_LAND_USE_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_STATISTICS_LAND_USE_LANG_TYPE_0_VALUES!r}"
    )
