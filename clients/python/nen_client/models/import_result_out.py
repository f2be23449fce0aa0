from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.import_counts_out import ImportCountsOut
    from ..models.import_result_out_issues import ImportResultOutIssues


T = TypeVar("T", bound="ImportResultOut")


@_attrs_define
class ImportResultOut:
    """What came of a file; no change set when nothing differs or all was refused.

    Attributes:
        changeset (None | UUID):
        counts (ImportCountsOut): Rows of the file by what becomes of them; `missing` are features that the file does
            not hold.
        errors (int):
        report (str):
        issues (ImportResultOutIssues):
    """

    changeset: None | UUID
    counts: ImportCountsOut
    errors: int
    report: str
    issues: ImportResultOutIssues
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        changeset: None | str
        if isinstance(self.changeset, UUID):
            changeset = str(self.changeset)
        else:
            changeset = self.changeset

        counts = self.counts.to_dict()

        errors = self.errors

        report = self.report

        issues = self.issues.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "changeset": changeset,
                "counts": counts,
                "errors": errors,
                "report": report,
                "issues": issues,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_counts_out import ImportCountsOut  # noqa: PLC0415
        from ..models.import_result_out_issues import ImportResultOutIssues  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_changeset(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                changeset_type_0 = UUID(data)

                return changeset_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        changeset = _parse_changeset(d.pop("changeset"))

        counts = ImportCountsOut.from_dict(d.pop("counts"))

        errors = d.pop("errors")

        report = d.pop("report")

        issues = ImportResultOutIssues.from_dict(d.pop("issues"))

        import_result_out = cls(
            changeset=changeset,
            counts=counts,
            errors=errors,
            report=report,
            issues=issues,
        )

        import_result_out.additional_properties = d
        return import_result_out

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
