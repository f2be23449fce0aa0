from typing import Literal

JobOutState = Literal["dismissed", "done", "failed", "refused", "running", "waiting"]

JOB_OUT_STATE_VALUES: set[JobOutState] = {
    "dismissed",
    "done",
    "failed",
    "refused",
    "running",
    "waiting",
}


def check_job_out_state(value: str) -> JobOutState:
    if value in JOB_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_OUT_STATE_VALUES!r}")
