from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.plan_file_part_state_type_0 import PlanFilePartStateType0, check_plan_file_part_state_type_0
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consultation_out import ConsultationOut
    from ..models.function_share_out import FunctionShareOut
    from ..models.number_and_date_out import NumberAndDateOut
    from ..models.plan_document_out import PlanDocumentOut
    from ..models.plan_file_part_boundary_type_0 import PlanFilePartBoundaryType0
    from ..models.plan_unit_out import PlanUnitOut
    from ..models.plan_version_out import PlanVersionOut
    from ..models.population_out import PopulationOut
    from ..models.relations_out import RelationsOut
    from ..models.stage_out import StageOut
    from ..models.window_out import WindowOut
    from ..models.zone_count_out import ZoneCountOut


T = TypeVar("T", bound="PlanFilePart")


@_attrs_define
class PlanFilePart:
    """Some fields of PlanFileOut.

    Attributes:
        plan_code (None | str | Unset):
        version (int | None | Unset):
        name (None | str | Unset):
        level (None | str | Unset):
        level_name (None | str | Unset):
        infrastructure_theme (None | str | Unset):
        infrastructure_theme_name (None | str | Unset):
        adjustment (None | str | Unset):
        adjustment_name (None | str | Unset):
        status (None | str | Unset):
        status_name (None | str | Unset):
        state (None | PlanFilePartStateType0 | Unset):
        state_name (None | str | Unset):
        in_force (bool | None | Unset):
        public (bool | None | Unset):
        scale (int | None | Unset):
        decision_number (None | str | Unset):
        decision_date (datetime.date | None | Unset):
        authority (None | str | Unset):
        announced_on (datetime.date | None | Unset):
        valid_from (datetime.date | None | Unset):
        valid_to (datetime.date | None | Unset):
        adjusts_plan_code (None | str | Unset):
        area_m2 (float | None | Unset):
        bbox (list[float] | None | Unset):
        url (None | str | Unset):
        national_id (None | str | Unset):
        plan_kind (None | str | Unset):
        brief (None | NumberAndDateOut | Unset):
        consultation (None | Unset | WindowOut):
        responsible_body (None | str | Unset):
        investor (None | str | Unset):
        consultant (None | str | Unset):
        chief_planner (None | str | Unset):
        location (None | str | Unset):
        wards (list[PlanUnitOut] | None | Unset):
        area_stated_ha (float | None | Unset):
        population (None | PopulationOut | Unset):
        zone_count (None | Unset | ZoneCountOut):
        functions (list[FunctionShareOut] | None | Unset):
        stages (list[StageOut] | None | Unset):
        documents (list[PlanDocumentOut] | None | Unset):
        relations (None | RelationsOut | Unset):
        consultations (list[ConsultationOut] | None | Unset):
        versions (list[PlanVersionOut] | None | Unset):
        boundary (None | PlanFilePartBoundaryType0 | Unset):
        synthetic (bool | None | Unset):
        zones_url (None | str | Unset):
        package_url (None | str | Unset):
    """

    plan_code: None | str | Unset = UNSET
    version: int | None | Unset = UNSET
    name: None | str | Unset = UNSET
    level: None | str | Unset = UNSET
    level_name: None | str | Unset = UNSET
    infrastructure_theme: None | str | Unset = UNSET
    infrastructure_theme_name: None | str | Unset = UNSET
    adjustment: None | str | Unset = UNSET
    adjustment_name: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    status_name: None | str | Unset = UNSET
    state: None | PlanFilePartStateType0 | Unset = UNSET
    state_name: None | str | Unset = UNSET
    in_force: bool | None | Unset = UNSET
    public: bool | None | Unset = UNSET
    scale: int | None | Unset = UNSET
    decision_number: None | str | Unset = UNSET
    decision_date: datetime.date | None | Unset = UNSET
    authority: None | str | Unset = UNSET
    announced_on: datetime.date | None | Unset = UNSET
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    adjusts_plan_code: None | str | Unset = UNSET
    area_m2: float | None | Unset = UNSET
    bbox: list[float] | None | Unset = UNSET
    url: None | str | Unset = UNSET
    national_id: None | str | Unset = UNSET
    plan_kind: None | str | Unset = UNSET
    brief: None | NumberAndDateOut | Unset = UNSET
    consultation: None | Unset | WindowOut = UNSET
    responsible_body: None | str | Unset = UNSET
    investor: None | str | Unset = UNSET
    consultant: None | str | Unset = UNSET
    chief_planner: None | str | Unset = UNSET
    location: None | str | Unset = UNSET
    wards: list[PlanUnitOut] | None | Unset = UNSET
    area_stated_ha: float | None | Unset = UNSET
    population: None | PopulationOut | Unset = UNSET
    zone_count: None | Unset | ZoneCountOut = UNSET
    functions: list[FunctionShareOut] | None | Unset = UNSET
    stages: list[StageOut] | None | Unset = UNSET
    documents: list[PlanDocumentOut] | None | Unset = UNSET
    relations: None | RelationsOut | Unset = UNSET
    consultations: list[ConsultationOut] | None | Unset = UNSET
    versions: list[PlanVersionOut] | None | Unset = UNSET
    boundary: None | PlanFilePartBoundaryType0 | Unset = UNSET
    synthetic: bool | None | Unset = UNSET
    zones_url: None | str | Unset = UNSET
    package_url: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.number_and_date_out import NumberAndDateOut  # noqa: PLC0415
        from ..models.plan_file_part_boundary_type_0 import PlanFilePartBoundaryType0  # noqa: PLC0415
        from ..models.population_out import PopulationOut  # noqa: PLC0415
        from ..models.relations_out import RelationsOut  # noqa: PLC0415
        from ..models.window_out import WindowOut  # noqa: PLC0415
        from ..models.zone_count_out import ZoneCountOut  # noqa: PLC0415

        plan_code: None | str | Unset
        if isinstance(self.plan_code, Unset):
            plan_code = UNSET
        else:
            plan_code = self.plan_code

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        level_name: None | str | Unset
        if isinstance(self.level_name, Unset):
            level_name = UNSET
        else:
            level_name = self.level_name

        infrastructure_theme: None | str | Unset
        if isinstance(self.infrastructure_theme, Unset):
            infrastructure_theme = UNSET
        else:
            infrastructure_theme = self.infrastructure_theme

        infrastructure_theme_name: None | str | Unset
        if isinstance(self.infrastructure_theme_name, Unset):
            infrastructure_theme_name = UNSET
        else:
            infrastructure_theme_name = self.infrastructure_theme_name

        adjustment: None | str | Unset
        if isinstance(self.adjustment, Unset):
            adjustment = UNSET
        else:
            adjustment = self.adjustment

        adjustment_name: None | str | Unset
        if isinstance(self.adjustment_name, Unset):
            adjustment_name = UNSET
        else:
            adjustment_name = self.adjustment_name

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        status_name: None | str | Unset
        if isinstance(self.status_name, Unset):
            status_name = UNSET
        else:
            status_name = self.status_name

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        state_name: None | str | Unset
        if isinstance(self.state_name, Unset):
            state_name = UNSET
        else:
            state_name = self.state_name

        in_force: bool | None | Unset
        if isinstance(self.in_force, Unset):
            in_force = UNSET
        else:
            in_force = self.in_force

        public: bool | None | Unset
        if isinstance(self.public, Unset):
            public = UNSET
        else:
            public = self.public

        scale: int | None | Unset
        if isinstance(self.scale, Unset):
            scale = UNSET
        else:
            scale = self.scale

        decision_number: None | str | Unset
        if isinstance(self.decision_number, Unset):
            decision_number = UNSET
        else:
            decision_number = self.decision_number

        decision_date: None | str | Unset
        if isinstance(self.decision_date, Unset):
            decision_date = UNSET
        elif isinstance(self.decision_date, datetime.date):
            decision_date = self.decision_date.isoformat()
        else:
            decision_date = self.decision_date

        authority: None | str | Unset
        if isinstance(self.authority, Unset):
            authority = UNSET
        else:
            authority = self.authority

        announced_on: None | str | Unset
        if isinstance(self.announced_on, Unset):
            announced_on = UNSET
        elif isinstance(self.announced_on, datetime.date):
            announced_on = self.announced_on.isoformat()
        else:
            announced_on = self.announced_on

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        adjusts_plan_code: None | str | Unset
        if isinstance(self.adjusts_plan_code, Unset):
            adjusts_plan_code = UNSET
        else:
            adjusts_plan_code = self.adjusts_plan_code

        area_m2: float | None | Unset
        if isinstance(self.area_m2, Unset):
            area_m2 = UNSET
        else:
            area_m2 = self.area_m2

        bbox: list[float] | None | Unset
        if isinstance(self.bbox, Unset):
            bbox = UNSET
        elif isinstance(self.bbox, list):
            bbox = self.bbox

        else:
            bbox = self.bbox

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        national_id: None | str | Unset
        if isinstance(self.national_id, Unset):
            national_id = UNSET
        else:
            national_id = self.national_id

        plan_kind: None | str | Unset
        if isinstance(self.plan_kind, Unset):
            plan_kind = UNSET
        else:
            plan_kind = self.plan_kind

        brief: dict[str, Any] | None | Unset
        if isinstance(self.brief, Unset):
            brief = UNSET
        elif isinstance(self.brief, NumberAndDateOut):
            brief = self.brief.to_dict()
        else:
            brief = self.brief

        consultation: dict[str, Any] | None | Unset
        if isinstance(self.consultation, Unset):
            consultation = UNSET
        elif isinstance(self.consultation, WindowOut):
            consultation = self.consultation.to_dict()
        else:
            consultation = self.consultation

        responsible_body: None | str | Unset
        if isinstance(self.responsible_body, Unset):
            responsible_body = UNSET
        else:
            responsible_body = self.responsible_body

        investor: None | str | Unset
        if isinstance(self.investor, Unset):
            investor = UNSET
        else:
            investor = self.investor

        consultant: None | str | Unset
        if isinstance(self.consultant, Unset):
            consultant = UNSET
        else:
            consultant = self.consultant

        chief_planner: None | str | Unset
        if isinstance(self.chief_planner, Unset):
            chief_planner = UNSET
        else:
            chief_planner = self.chief_planner

        location: None | str | Unset
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        wards: list[dict[str, Any]] | None | Unset
        if isinstance(self.wards, Unset):
            wards = UNSET
        elif isinstance(self.wards, list):
            wards = []
            for wards_type_0_item_data in self.wards:
                wards_type_0_item = wards_type_0_item_data.to_dict()
                wards.append(wards_type_0_item)

        else:
            wards = self.wards

        area_stated_ha: float | None | Unset
        if isinstance(self.area_stated_ha, Unset):
            area_stated_ha = UNSET
        else:
            area_stated_ha = self.area_stated_ha

        population: dict[str, Any] | None | Unset
        if isinstance(self.population, Unset):
            population = UNSET
        elif isinstance(self.population, PopulationOut):
            population = self.population.to_dict()
        else:
            population = self.population

        zone_count: dict[str, Any] | None | Unset
        if isinstance(self.zone_count, Unset):
            zone_count = UNSET
        elif isinstance(self.zone_count, ZoneCountOut):
            zone_count = self.zone_count.to_dict()
        else:
            zone_count = self.zone_count

        functions: list[dict[str, Any]] | None | Unset
        if isinstance(self.functions, Unset):
            functions = UNSET
        elif isinstance(self.functions, list):
            functions = []
            for functions_type_0_item_data in self.functions:
                functions_type_0_item = functions_type_0_item_data.to_dict()
                functions.append(functions_type_0_item)

        else:
            functions = self.functions

        stages: list[dict[str, Any]] | None | Unset
        if isinstance(self.stages, Unset):
            stages = UNSET
        elif isinstance(self.stages, list):
            stages = []
            for stages_type_0_item_data in self.stages:
                stages_type_0_item = stages_type_0_item_data.to_dict()
                stages.append(stages_type_0_item)

        else:
            stages = self.stages

        documents: list[dict[str, Any]] | None | Unset
        if isinstance(self.documents, Unset):
            documents = UNSET
        elif isinstance(self.documents, list):
            documents = []
            for documents_type_0_item_data in self.documents:
                documents_type_0_item = documents_type_0_item_data.to_dict()
                documents.append(documents_type_0_item)

        else:
            documents = self.documents

        relations: dict[str, Any] | None | Unset
        if isinstance(self.relations, Unset):
            relations = UNSET
        elif isinstance(self.relations, RelationsOut):
            relations = self.relations.to_dict()
        else:
            relations = self.relations

        consultations: list[dict[str, Any]] | None | Unset
        if isinstance(self.consultations, Unset):
            consultations = UNSET
        elif isinstance(self.consultations, list):
            consultations = []
            for consultations_type_0_item_data in self.consultations:
                consultations_type_0_item = consultations_type_0_item_data.to_dict()
                consultations.append(consultations_type_0_item)

        else:
            consultations = self.consultations

        versions: list[dict[str, Any]] | None | Unset
        if isinstance(self.versions, Unset):
            versions = UNSET
        elif isinstance(self.versions, list):
            versions = []
            for versions_type_0_item_data in self.versions:
                versions_type_0_item = versions_type_0_item_data.to_dict()
                versions.append(versions_type_0_item)

        else:
            versions = self.versions

        boundary: dict[str, Any] | None | Unset
        if isinstance(self.boundary, Unset):
            boundary = UNSET
        elif isinstance(self.boundary, PlanFilePartBoundaryType0):
            boundary = self.boundary.to_dict()
        else:
            boundary = self.boundary

        synthetic: bool | None | Unset
        if isinstance(self.synthetic, Unset):
            synthetic = UNSET
        else:
            synthetic = self.synthetic

        zones_url: None | str | Unset
        if isinstance(self.zones_url, Unset):
            zones_url = UNSET
        else:
            zones_url = self.zones_url

        package_url: None | str | Unset
        if isinstance(self.package_url, Unset):
            package_url = UNSET
        else:
            package_url = self.package_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if plan_code is not UNSET:
            field_dict["plan_code"] = plan_code
        if version is not UNSET:
            field_dict["version"] = version
        if name is not UNSET:
            field_dict["name"] = name
        if level is not UNSET:
            field_dict["level"] = level
        if level_name is not UNSET:
            field_dict["level_name"] = level_name
        if infrastructure_theme is not UNSET:
            field_dict["infrastructure_theme"] = infrastructure_theme
        if infrastructure_theme_name is not UNSET:
            field_dict["infrastructure_theme_name"] = infrastructure_theme_name
        if adjustment is not UNSET:
            field_dict["adjustment"] = adjustment
        if adjustment_name is not UNSET:
            field_dict["adjustment_name"] = adjustment_name
        if status is not UNSET:
            field_dict["status"] = status
        if status_name is not UNSET:
            field_dict["status_name"] = status_name
        if state is not UNSET:
            field_dict["state"] = state
        if state_name is not UNSET:
            field_dict["state_name"] = state_name
        if in_force is not UNSET:
            field_dict["in_force"] = in_force
        if public is not UNSET:
            field_dict["public"] = public
        if scale is not UNSET:
            field_dict["scale"] = scale
        if decision_number is not UNSET:
            field_dict["decision_number"] = decision_number
        if decision_date is not UNSET:
            field_dict["decision_date"] = decision_date
        if authority is not UNSET:
            field_dict["authority"] = authority
        if announced_on is not UNSET:
            field_dict["announced_on"] = announced_on
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_to is not UNSET:
            field_dict["valid_to"] = valid_to
        if adjusts_plan_code is not UNSET:
            field_dict["adjusts_plan_code"] = adjusts_plan_code
        if area_m2 is not UNSET:
            field_dict["area_m2"] = area_m2
        if bbox is not UNSET:
            field_dict["bbox"] = bbox
        if url is not UNSET:
            field_dict["url"] = url
        if national_id is not UNSET:
            field_dict["national_id"] = national_id
        if plan_kind is not UNSET:
            field_dict["plan_kind"] = plan_kind
        if brief is not UNSET:
            field_dict["brief"] = brief
        if consultation is not UNSET:
            field_dict["consultation"] = consultation
        if responsible_body is not UNSET:
            field_dict["responsible_body"] = responsible_body
        if investor is not UNSET:
            field_dict["investor"] = investor
        if consultant is not UNSET:
            field_dict["consultant"] = consultant
        if chief_planner is not UNSET:
            field_dict["chief_planner"] = chief_planner
        if location is not UNSET:
            field_dict["location"] = location
        if wards is not UNSET:
            field_dict["wards"] = wards
        if area_stated_ha is not UNSET:
            field_dict["area_stated_ha"] = area_stated_ha
        if population is not UNSET:
            field_dict["population"] = population
        if zone_count is not UNSET:
            field_dict["zone_count"] = zone_count
        if functions is not UNSET:
            field_dict["functions"] = functions
        if stages is not UNSET:
            field_dict["stages"] = stages
        if documents is not UNSET:
            field_dict["documents"] = documents
        if relations is not UNSET:
            field_dict["relations"] = relations
        if consultations is not UNSET:
            field_dict["consultations"] = consultations
        if versions is not UNSET:
            field_dict["versions"] = versions
        if boundary is not UNSET:
            field_dict["boundary"] = boundary
        if synthetic is not UNSET:
            field_dict["synthetic"] = synthetic
        if zones_url is not UNSET:
            field_dict["zones_url"] = zones_url
        if package_url is not UNSET:
            field_dict["package_url"] = package_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consultation_out import ConsultationOut  # noqa: PLC0415
        from ..models.function_share_out import FunctionShareOut  # noqa: PLC0415
        from ..models.number_and_date_out import NumberAndDateOut  # noqa: PLC0415
        from ..models.plan_document_out import PlanDocumentOut  # noqa: PLC0415
        from ..models.plan_file_part_boundary_type_0 import PlanFilePartBoundaryType0  # noqa: PLC0415
        from ..models.plan_unit_out import PlanUnitOut  # noqa: PLC0415
        from ..models.plan_version_out import PlanVersionOut  # noqa: PLC0415
        from ..models.population_out import PopulationOut  # noqa: PLC0415
        from ..models.relations_out import RelationsOut  # noqa: PLC0415
        from ..models.stage_out import StageOut  # noqa: PLC0415
        from ..models.window_out import WindowOut  # noqa: PLC0415
        from ..models.zone_count_out import ZoneCountOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_plan_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        plan_code = _parse_plan_code(d.pop("plan_code", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_level_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level_name = _parse_level_name(d.pop("level_name", UNSET))

        def _parse_infrastructure_theme(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        infrastructure_theme = _parse_infrastructure_theme(d.pop("infrastructure_theme", UNSET))

        def _parse_infrastructure_theme_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        infrastructure_theme_name = _parse_infrastructure_theme_name(
            d.pop("infrastructure_theme_name", UNSET)
        )

        def _parse_adjustment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjustment = _parse_adjustment(d.pop("adjustment", UNSET))

        def _parse_adjustment_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjustment_name = _parse_adjustment_name(d.pop("adjustment_name", UNSET))

        def _parse_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_status_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status_name = _parse_status_name(d.pop("status_name", UNSET))

        def _parse_state(data: object) -> None | PlanFilePartStateType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = check_plan_file_part_state_type_0(data)

                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanFilePartStateType0 | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_state_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        state_name = _parse_state_name(d.pop("state_name", UNSET))

        def _parse_in_force(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_force = _parse_in_force(d.pop("in_force", UNSET))

        def _parse_public(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        public = _parse_public(d.pop("public", UNSET))

        def _parse_scale(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        scale = _parse_scale(d.pop("scale", UNSET))

        def _parse_decision_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        decision_number = _parse_decision_number(d.pop("decision_number", UNSET))

        def _parse_decision_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decision_date_type_0 = datetime.date.fromisoformat(data)

                return decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decision_date = _parse_decision_date(d.pop("decision_date", UNSET))

        def _parse_authority(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        authority = _parse_authority(d.pop("authority", UNSET))

        def _parse_announced_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                announced_on_type_0 = datetime.date.fromisoformat(data)

                return announced_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        announced_on = _parse_announced_on(d.pop("announced_on", UNSET))

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("valid_from", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("valid_to", UNSET))

        def _parse_adjusts_plan_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjusts_plan_code = _parse_adjusts_plan_code(d.pop("adjusts_plan_code", UNSET))

        def _parse_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        area_m2 = _parse_area_m2(d.pop("area_m2", UNSET))

        def _parse_bbox(data: object) -> list[float] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                bbox_type_0 = cast(list[float], data)

                return bbox_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None | Unset, data)

        bbox = _parse_bbox(d.pop("bbox", UNSET))

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        def _parse_national_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        national_id = _parse_national_id(d.pop("national_id", UNSET))

        def _parse_plan_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        plan_kind = _parse_plan_kind(d.pop("plan_kind", UNSET))

        def _parse_brief(data: object) -> None | NumberAndDateOut | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                brief_type_0 = NumberAndDateOut.from_dict(data)

                return brief_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | NumberAndDateOut | Unset, data)

        brief = _parse_brief(d.pop("brief", UNSET))

        def _parse_consultation(data: object) -> None | Unset | WindowOut:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                consultation_type_0 = WindowOut.from_dict(data)

                return consultation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | WindowOut, data)

        consultation = _parse_consultation(d.pop("consultation", UNSET))

        def _parse_responsible_body(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        responsible_body = _parse_responsible_body(d.pop("responsible_body", UNSET))

        def _parse_investor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        investor = _parse_investor(d.pop("investor", UNSET))

        def _parse_consultant(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        consultant = _parse_consultant(d.pop("consultant", UNSET))

        def _parse_chief_planner(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        chief_planner = _parse_chief_planner(d.pop("chief_planner", UNSET))

        def _parse_location(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_wards(data: object) -> list[PlanUnitOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                wards_type_0 = []
                _wards_type_0 = data
                for wards_type_0_item_data in _wards_type_0:
                    wards_type_0_item = PlanUnitOut.from_dict(wards_type_0_item_data)

                    wards_type_0.append(wards_type_0_item)

                return wards_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PlanUnitOut] | None | Unset, data)

        wards = _parse_wards(d.pop("wards", UNSET))

        def _parse_area_stated_ha(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        area_stated_ha = _parse_area_stated_ha(d.pop("area_stated_ha", UNSET))

        def _parse_population(data: object) -> None | PopulationOut | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                population_type_0 = PopulationOut.from_dict(data)

                return population_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PopulationOut | Unset, data)

        population = _parse_population(d.pop("population", UNSET))

        def _parse_zone_count(data: object) -> None | Unset | ZoneCountOut:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                zone_count_type_0 = ZoneCountOut.from_dict(data)

                return zone_count_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | ZoneCountOut, data)

        zone_count = _parse_zone_count(d.pop("zone_count", UNSET))

        def _parse_functions(data: object) -> list[FunctionShareOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                functions_type_0 = []
                _functions_type_0 = data
                for functions_type_0_item_data in _functions_type_0:
                    functions_type_0_item = FunctionShareOut.from_dict(functions_type_0_item_data)

                    functions_type_0.append(functions_type_0_item)

                return functions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FunctionShareOut] | None | Unset, data)

        functions = _parse_functions(d.pop("functions", UNSET))

        def _parse_stages(data: object) -> list[StageOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                stages_type_0 = []
                _stages_type_0 = data
                for stages_type_0_item_data in _stages_type_0:
                    stages_type_0_item = StageOut.from_dict(stages_type_0_item_data)

                    stages_type_0.append(stages_type_0_item)

                return stages_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[StageOut] | None | Unset, data)

        stages = _parse_stages(d.pop("stages", UNSET))

        def _parse_documents(data: object) -> list[PlanDocumentOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                documents_type_0 = []
                _documents_type_0 = data
                for documents_type_0_item_data in _documents_type_0:
                    documents_type_0_item = PlanDocumentOut.from_dict(documents_type_0_item_data)

                    documents_type_0.append(documents_type_0_item)

                return documents_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PlanDocumentOut] | None | Unset, data)

        documents = _parse_documents(d.pop("documents", UNSET))

        def _parse_relations(data: object) -> None | RelationsOut | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                relations_type_0 = RelationsOut.from_dict(data)

                return relations_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RelationsOut | Unset, data)

        relations = _parse_relations(d.pop("relations", UNSET))

        def _parse_consultations(data: object) -> list[ConsultationOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                consultations_type_0 = []
                _consultations_type_0 = data
                for consultations_type_0_item_data in _consultations_type_0:
                    consultations_type_0_item = ConsultationOut.from_dict(consultations_type_0_item_data)

                    consultations_type_0.append(consultations_type_0_item)

                return consultations_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ConsultationOut] | None | Unset, data)

        consultations = _parse_consultations(d.pop("consultations", UNSET))

        def _parse_versions(data: object) -> list[PlanVersionOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                versions_type_0 = []
                _versions_type_0 = data
                for versions_type_0_item_data in _versions_type_0:
                    versions_type_0_item = PlanVersionOut.from_dict(versions_type_0_item_data)

                    versions_type_0.append(versions_type_0_item)

                return versions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PlanVersionOut] | None | Unset, data)

        versions = _parse_versions(d.pop("versions", UNSET))

        def _parse_boundary(data: object) -> None | PlanFilePartBoundaryType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                boundary_type_0 = PlanFilePartBoundaryType0.from_dict(data)

                return boundary_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanFilePartBoundaryType0 | Unset, data)

        boundary = _parse_boundary(d.pop("boundary", UNSET))

        def _parse_synthetic(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        synthetic = _parse_synthetic(d.pop("synthetic", UNSET))

        def _parse_zones_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        zones_url = _parse_zones_url(d.pop("zones_url", UNSET))

        def _parse_package_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        package_url = _parse_package_url(d.pop("package_url", UNSET))

        plan_file_part = cls(
            plan_code=plan_code,
            version=version,
            name=name,
            level=level,
            level_name=level_name,
            infrastructure_theme=infrastructure_theme,
            infrastructure_theme_name=infrastructure_theme_name,
            adjustment=adjustment,
            adjustment_name=adjustment_name,
            status=status,
            status_name=status_name,
            state=state,
            state_name=state_name,
            in_force=in_force,
            public=public,
            scale=scale,
            decision_number=decision_number,
            decision_date=decision_date,
            authority=authority,
            announced_on=announced_on,
            valid_from=valid_from,
            valid_to=valid_to,
            adjusts_plan_code=adjusts_plan_code,
            area_m2=area_m2,
            bbox=bbox,
            url=url,
            national_id=national_id,
            plan_kind=plan_kind,
            brief=brief,
            consultation=consultation,
            responsible_body=responsible_body,
            investor=investor,
            consultant=consultant,
            chief_planner=chief_planner,
            location=location,
            wards=wards,
            area_stated_ha=area_stated_ha,
            population=population,
            zone_count=zone_count,
            functions=functions,
            stages=stages,
            documents=documents,
            relations=relations,
            consultations=consultations,
            versions=versions,
            boundary=boundary,
            synthetic=synthetic,
            zones_url=zones_url,
            package_url=package_url,
        )

        plan_file_part.additional_properties = d
        return plan_file_part

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
