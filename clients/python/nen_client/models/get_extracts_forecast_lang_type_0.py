from typing import Literal

GetExtractsForecastLangType0 = Literal["en", "vi"]

GET_EXTRACTS_FORECAST_LANG_TYPE_0_VALUES: set[GetExtractsForecastLangType0] = {
    "en",
    "vi",
}


def check_get_extracts_forecast_lang_type_0(value: str) -> GetExtractsForecastLangType0:
    if value in GET_EXTRACTS_FORECAST_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_EXTRACTS_FORECAST_LANG_TYPE_0_VALUES!r}"
    )
