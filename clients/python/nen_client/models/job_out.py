from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_out_state import JobOutState, check_job_out_state

if TYPE_CHECKING:
    from ..models.import_result_out import ImportResultOut
    from ..models.job_out_result_type_1 import JobOutResultType1
    from ..models.job_problem_out import JobProblemOut


T = TypeVar("T", bound="JobOut")


@_attrs_define
class JobOut:
    """A background job; `result` is of its kind (import, plan package, batch of extracts).

    Attributes:
        id (UUID):
        kind (str):
        title (str):
        state (JobOutState):
        phase (str):
        progress (float):
        created_at (datetime.datetime):
        finished_at (datetime.datetime | None):
        result (ImportResultOut | JobOutResultType1 | None):
        problem (JobProblemOut | None):
    """

    id: UUID
    kind: str
    title: str
    state: JobOutState
    phase: str
    progress: float
    created_at: datetime.datetime
    finished_at: datetime.datetime | None
    result: ImportResultOut | JobOutResultType1 | None
    problem: JobProblemOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.import_result_out import ImportResultOut  # noqa: PLC0415
        from ..models.job_out_result_type_1 import JobOutResultType1  # noqa: PLC0415
        from ..models.job_problem_out import JobProblemOut  # noqa: PLC0415

        id = str(self.id)

        kind = self.kind

        title = self.title

        state: str = self.state

        phase = self.phase

        progress = self.progress

        created_at = self.created_at.isoformat()

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        result: dict[str, Any] | None
        if isinstance(self.result, ImportResultOut):
            result = self.result.to_dict()
        elif isinstance(self.result, JobOutResultType1):
            result = self.result.to_dict()
        else:
            result = self.result

        problem: dict[str, Any] | None
        if isinstance(self.problem, JobProblemOut):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "title": title,
                "state": state,
                "phase": phase,
                "progress": progress,
                "created_at": created_at,
                "finished_at": finished_at,
                "result": result,
                "problem": problem,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_result_out import ImportResultOut  # noqa: PLC0415
        from ..models.job_out_result_type_1 import JobOutResultType1  # noqa: PLC0415
        from ..models.job_problem_out import JobProblemOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        title = d.pop("title")

        state = check_job_out_state(d.pop("state"))

        phase = d.pop("phase")

        progress = d.pop("progress")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        def _parse_result(data: object) -> ImportResultOut | JobOutResultType1 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = ImportResultOut.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_1 = JobOutResultType1.from_dict(data)

                return result_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImportResultOut | JobOutResultType1 | None, data)

        result = _parse_result(d.pop("result"))

        def _parse_problem(data: object) -> JobProblemOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = JobProblemOut.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobProblemOut | None, data)

        problem = _parse_problem(d.pop("problem"))

        job_out = cls(
            id=id,
            kind=kind,
            title=title,
            state=state,
            phase=phase,
            progress=progress,
            created_at=created_at,
            finished_at=finished_at,
            result=result,
            problem=problem,
        )

        job_out.additional_properties = d
        return job_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
