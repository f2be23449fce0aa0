from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.plan_file_out_state import PlanFileOutState, check_plan_file_out_state

if TYPE_CHECKING:
    from ..models.consultation_out import ConsultationOut
    from ..models.function_share_out import FunctionShareOut
    from ..models.number_and_date_out import NumberAndDateOut
    from ..models.plan_document_out import PlanDocumentOut
    from ..models.plan_file_out_boundary_type_0 import PlanFileOutBoundaryType0
    from ..models.plan_unit_out import PlanUnitOut
    from ..models.plan_version_out import PlanVersionOut
    from ..models.population_out import PopulationOut
    from ..models.relations_out import RelationsOut
    from ..models.stage_out import StageOut
    from ..models.window_out import WindowOut
    from ..models.zone_count_out import ZoneCountOut


T = TypeVar("T", bound="PlanFileOut")


@_attrs_define
class PlanFileOut:
    """A plan; `boundary` is GeoJSON in degrees WGS 84, `consultations` are under way to adjust it and not in force.

    Attributes:
        plan_code (str):
        version (int):
        name (str):
        level (None | str):
        level_name (None | str):
        infrastructure_theme (None | str):
        infrastructure_theme_name (None | str):
        adjustment (None | str):
        adjustment_name (None | str):
        status (None | str):
        status_name (None | str):
        state (PlanFileOutState):
        state_name (str):
        in_force (bool):
        public (bool):
        scale (int | None):
        decision_number (str):
        decision_date (datetime.date | None):
        authority (None | str):
        announced_on (datetime.date | None):
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        adjusts_plan_code (None | str):
        area_m2 (float):
        bbox (list[float]):
        url (str):
        national_id (None | str):
        plan_kind (None | str):
        brief (NumberAndDateOut): A decision.
        consultation (None | WindowOut):
        responsible_body (None | str):
        investor (None | str):
        consultant (None | str):
        chief_planner (None | str):
        location (None | str):
        wards (list[PlanUnitOut]):
        area_stated_ha (float | None):
        population (PopulationOut): Persons, as the dossier states them.
        zone_count (ZoneCountOut): Zones: stated by the dossier, and on file.
        functions (list[FunctionShareOut]):
        stages (list[StageOut]):
        documents (list[PlanDocumentOut]):
        relations (RelationsOut): Plans that this one adjusts, is adjusted by, replaces, is replaced by.
        consultations (list[ConsultationOut]):
        versions (list[PlanVersionOut]):
        boundary (None | PlanFileOutBoundaryType0):
        synthetic (bool):
        zones_url (str):
        package_url (str):
    """

    plan_code: str
    version: int
    name: str
    level: None | str
    level_name: None | str
    infrastructure_theme: None | str
    infrastructure_theme_name: None | str
    adjustment: None | str
    adjustment_name: None | str
    status: None | str
    status_name: None | str
    state: PlanFileOutState
    state_name: str
    in_force: bool
    public: bool
    scale: int | None
    decision_number: str
    decision_date: datetime.date | None
    authority: None | str
    announced_on: datetime.date | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    adjusts_plan_code: None | str
    area_m2: float
    bbox: list[float]
    url: str
    national_id: None | str
    plan_kind: None | str
    brief: NumberAndDateOut
    consultation: None | WindowOut
    responsible_body: None | str
    investor: None | str
    consultant: None | str
    chief_planner: None | str
    location: None | str
    wards: list[PlanUnitOut]
    area_stated_ha: float | None
    population: PopulationOut
    zone_count: ZoneCountOut
    functions: list[FunctionShareOut]
    stages: list[StageOut]
    documents: list[PlanDocumentOut]
    relations: RelationsOut
    consultations: list[ConsultationOut]
    versions: list[PlanVersionOut]
    boundary: None | PlanFileOutBoundaryType0
    synthetic: bool
    zones_url: str
    package_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.plan_file_out_boundary_type_0 import PlanFileOutBoundaryType0  # noqa: PLC0415
        from ..models.window_out import WindowOut  # noqa: PLC0415

        plan_code = self.plan_code

        version = self.version

        name = self.name

        level: None | str
        level = self.level

        level_name: None | str
        level_name = self.level_name

        infrastructure_theme: None | str
        infrastructure_theme = self.infrastructure_theme

        infrastructure_theme_name: None | str
        infrastructure_theme_name = self.infrastructure_theme_name

        adjustment: None | str
        adjustment = self.adjustment

        adjustment_name: None | str
        adjustment_name = self.adjustment_name

        status: None | str
        status = self.status

        status_name: None | str
        status_name = self.status_name

        state: str = self.state

        state_name = self.state_name

        in_force = self.in_force

        public = self.public

        scale: int | None
        scale = self.scale

        decision_number = self.decision_number

        decision_date: None | str
        if isinstance(self.decision_date, datetime.date):
            decision_date = self.decision_date.isoformat()
        else:
            decision_date = self.decision_date

        authority: None | str
        authority = self.authority

        announced_on: None | str
        if isinstance(self.announced_on, datetime.date):
            announced_on = self.announced_on.isoformat()
        else:
            announced_on = self.announced_on

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        adjusts_plan_code: None | str
        adjusts_plan_code = self.adjusts_plan_code

        area_m2 = self.area_m2

        bbox = self.bbox

        url = self.url

        national_id: None | str
        national_id = self.national_id

        plan_kind: None | str
        plan_kind = self.plan_kind

        brief = self.brief.to_dict()

        consultation: dict[str, Any] | None
        if isinstance(self.consultation, WindowOut):
            consultation = self.consultation.to_dict()
        else:
            consultation = self.consultation

        responsible_body: None | str
        responsible_body = self.responsible_body

        investor: None | str
        investor = self.investor

        consultant: None | str
        consultant = self.consultant

        chief_planner: None | str
        chief_planner = self.chief_planner

        location: None | str
        location = self.location

        wards = []
        for wards_item_data in self.wards:
            wards_item = wards_item_data.to_dict()
            wards.append(wards_item)

        area_stated_ha: float | None
        area_stated_ha = self.area_stated_ha

        population = self.population.to_dict()

        zone_count = self.zone_count.to_dict()

        functions = []
        for functions_item_data in self.functions:
            functions_item = functions_item_data.to_dict()
            functions.append(functions_item)

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)

        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        relations = self.relations.to_dict()

        consultations = []
        for consultations_item_data in self.consultations:
            consultations_item = consultations_item_data.to_dict()
            consultations.append(consultations_item)

        versions = []
        for versions_item_data in self.versions:
            versions_item = versions_item_data.to_dict()
            versions.append(versions_item)

        boundary: dict[str, Any] | None
        if isinstance(self.boundary, PlanFileOutBoundaryType0):
            boundary = self.boundary.to_dict()
        else:
            boundary = self.boundary

        synthetic = self.synthetic

        zones_url = self.zones_url

        package_url = self.package_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan_code": plan_code,
                "version": version,
                "name": name,
                "level": level,
                "level_name": level_name,
                "infrastructure_theme": infrastructure_theme,
                "infrastructure_theme_name": infrastructure_theme_name,
                "adjustment": adjustment,
                "adjustment_name": adjustment_name,
                "status": status,
                "status_name": status_name,
                "state": state,
                "state_name": state_name,
                "in_force": in_force,
                "public": public,
                "scale": scale,
                "decision_number": decision_number,
                "decision_date": decision_date,
                "authority": authority,
                "announced_on": announced_on,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "adjusts_plan_code": adjusts_plan_code,
                "area_m2": area_m2,
                "bbox": bbox,
                "url": url,
                "national_id": national_id,
                "plan_kind": plan_kind,
                "brief": brief,
                "consultation": consultation,
                "responsible_body": responsible_body,
                "investor": investor,
                "consultant": consultant,
                "chief_planner": chief_planner,
                "location": location,
                "wards": wards,
                "area_stated_ha": area_stated_ha,
                "population": population,
                "zone_count": zone_count,
                "functions": functions,
                "stages": stages,
                "documents": documents,
                "relations": relations,
                "consultations": consultations,
                "versions": versions,
                "boundary": boundary,
                "synthetic": synthetic,
                "zones_url": zones_url,
                "package_url": package_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consultation_out import ConsultationOut  # noqa: PLC0415
        from ..models.function_share_out import FunctionShareOut  # noqa: PLC0415
        from ..models.number_and_date_out import NumberAndDateOut  # noqa: PLC0415
        from ..models.plan_document_out import PlanDocumentOut  # noqa: PLC0415
        from ..models.plan_file_out_boundary_type_0 import PlanFileOutBoundaryType0  # noqa: PLC0415
        from ..models.plan_unit_out import PlanUnitOut  # noqa: PLC0415
        from ..models.plan_version_out import PlanVersionOut  # noqa: PLC0415
        from ..models.population_out import PopulationOut  # noqa: PLC0415
        from ..models.relations_out import RelationsOut  # noqa: PLC0415
        from ..models.stage_out import StageOut  # noqa: PLC0415
        from ..models.window_out import WindowOut  # noqa: PLC0415
        from ..models.zone_count_out import ZoneCountOut  # noqa: PLC0415

        d = dict(src_dict)
        plan_code = d.pop("plan_code")

        version = d.pop("version")

        name = d.pop("name")

        def _parse_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level = _parse_level(d.pop("level"))

        def _parse_level_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level_name = _parse_level_name(d.pop("level_name"))

        def _parse_infrastructure_theme(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        infrastructure_theme = _parse_infrastructure_theme(d.pop("infrastructure_theme"))

        def _parse_infrastructure_theme_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        infrastructure_theme_name = _parse_infrastructure_theme_name(d.pop("infrastructure_theme_name"))

        def _parse_adjustment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjustment = _parse_adjustment(d.pop("adjustment"))

        def _parse_adjustment_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjustment_name = _parse_adjustment_name(d.pop("adjustment_name"))

        def _parse_status(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status = _parse_status(d.pop("status"))

        def _parse_status_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_name = _parse_status_name(d.pop("status_name"))

        state = check_plan_file_out_state(d.pop("state"))

        state_name = d.pop("state_name")

        in_force = d.pop("in_force")

        public = d.pop("public")

        def _parse_scale(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        scale = _parse_scale(d.pop("scale"))

        decision_number = d.pop("decision_number")

        def _parse_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decision_date_type_0 = datetime.date.fromisoformat(data)

                return decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decision_date = _parse_decision_date(d.pop("decision_date"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_announced_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                announced_on_type_0 = datetime.date.fromisoformat(data)

                return announced_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        announced_on = _parse_announced_on(d.pop("announced_on"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        def _parse_adjusts_plan_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjusts_plan_code = _parse_adjusts_plan_code(d.pop("adjusts_plan_code"))

        area_m2 = d.pop("area_m2")

        bbox = cast(list[float], d.pop("bbox"))

        url = d.pop("url")

        def _parse_national_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_id = _parse_national_id(d.pop("national_id"))

        def _parse_plan_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        plan_kind = _parse_plan_kind(d.pop("plan_kind"))

        brief = NumberAndDateOut.from_dict(d.pop("brief"))

        def _parse_consultation(data: object) -> None | WindowOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                consultation_type_0 = WindowOut.from_dict(data)

                return consultation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WindowOut, data)

        consultation = _parse_consultation(d.pop("consultation"))

        def _parse_responsible_body(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        responsible_body = _parse_responsible_body(d.pop("responsible_body"))

        def _parse_investor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        investor = _parse_investor(d.pop("investor"))

        def _parse_consultant(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consultant = _parse_consultant(d.pop("consultant"))

        def _parse_chief_planner(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        chief_planner = _parse_chief_planner(d.pop("chief_planner"))

        def _parse_location(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        location = _parse_location(d.pop("location"))

        wards = []
        _wards = d.pop("wards")
        for wards_item_data in _wards:
            wards_item = PlanUnitOut.from_dict(wards_item_data)

            wards.append(wards_item)

        def _parse_area_stated_ha(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_stated_ha = _parse_area_stated_ha(d.pop("area_stated_ha"))

        population = PopulationOut.from_dict(d.pop("population"))

        zone_count = ZoneCountOut.from_dict(d.pop("zone_count"))

        functions = []
        _functions = d.pop("functions")
        for functions_item_data in _functions:
            functions_item = FunctionShareOut.from_dict(functions_item_data)

            functions.append(functions_item)

        stages = []
        _stages = d.pop("stages")
        for stages_item_data in _stages:
            stages_item = StageOut.from_dict(stages_item_data)

            stages.append(stages_item)

        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = PlanDocumentOut.from_dict(documents_item_data)

            documents.append(documents_item)

        relations = RelationsOut.from_dict(d.pop("relations"))

        consultations = []
        _consultations = d.pop("consultations")
        for consultations_item_data in _consultations:
            consultations_item = ConsultationOut.from_dict(consultations_item_data)

            consultations.append(consultations_item)

        versions = []
        _versions = d.pop("versions")
        for versions_item_data in _versions:
            versions_item = PlanVersionOut.from_dict(versions_item_data)

            versions.append(versions_item)

        def _parse_boundary(data: object) -> None | PlanFileOutBoundaryType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                boundary_type_0 = PlanFileOutBoundaryType0.from_dict(data)

                return boundary_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanFileOutBoundaryType0, data)

        boundary = _parse_boundary(d.pop("boundary"))

        synthetic = d.pop("synthetic")

        zones_url = d.pop("zones_url")

        package_url = d.pop("package_url")

        plan_file_out = cls(
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

        plan_file_out.additional_properties = d
        return plan_file_out

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
