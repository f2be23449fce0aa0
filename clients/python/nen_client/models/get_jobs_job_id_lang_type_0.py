from typing import Literal

GetJobsJobIdLangType0 = Literal["en", "vi"]

GET_JOBS_JOB_ID_LANG_TYPE_0_VALUES: set[GetJobsJobIdLangType0] = {
    "en",
    "vi",
}


def check_get_jobs_job_id_lang_type_0(value: str) -> GetJobsJobIdLangType0:
    if value in GET_JOBS_JOB_ID_LANG_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_JOBS_JOB_ID_LANG_TYPE_0_VALUES!r}")
