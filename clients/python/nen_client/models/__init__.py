"""Contains all the data models used in inputs/outputs"""

from .agreement_out import AgreementOut
from .alias_out import AliasOut
from .buildable_out import BuildableOut
from .bulk_in import BulkIn
from .bulk_out import BulkOut
from .bulk_row_out import BulkRowOut
from .bulk_row_out_status import BulkRowOutStatus
from .cadastral_extract_out import CadastralExtractOut
from .candidate_out import CandidateOut
from .candidate_part import CandidatePart
from .case_line_out import CaseLineOut
from .case_line_out_state import CaseLineOutState
from .case_line_out_waits_for import CaseLineOutWaitsFor
from .case_line_part import CaseLinePart
from .case_line_part_state_type_0 import CaseLinePartStateType0
from .case_line_part_waits_for_type_0 import CaseLinePartWaitsForType0
from .case_standing_out import CaseStandingOut
from .certificate_out import CertificateOut
from .change_out import ChangeOut
from .change_out_operation import ChangeOutOperation
from .change_part import ChangePart
from .change_part_operation_type_0 import ChangePartOperationType0
from .changes_out import ChangesOut
from .choice_out import ChoiceOut
from .competence_out import CompetenceOut
from .competence_out_authority import CompetenceOutAuthority
from .completion_out import CompletionOut
from .concerned_out import ConcernedOut
from .concerned_out_indicators import ConcernedOutIndicators
from .concerned_out_thresholds import ConcernedOutThresholds
from .concerned_out_under_adjustment_type_0 import ConcernedOutUnderAdjustmentType0
from .consultation_out import ConsultationOut
from .consulted_plan_out import ConsultedPlanOut
from .consulted_plan_out_boundary_type_0 import ConsultedPlanOutBoundaryType0
from .corner_chamfer_out import CornerChamferOut
from .corner_chamfer_out_geometry_type_0 import CornerChamferOutGeometryType0
from .corner_cut_out import CornerCutOut
from .corner_out import CornerOut
from .deadline_rule_out import DeadlineRuleOut
from .deadline_rule_out_counting import DeadlineRuleOutCounting
from .decision_out import DecisionOut
from .delete_webhooks_webhook_id_lang_type_0 import DeleteWebhooksWebhookIdLangType0
from .edge_out import EdgeOut
from .event_in_full_out import EventInFullOut
from .event_out import EventOut
from .extract_batch_in import ExtractBatchIn
from .extract_batch_in_format import ExtractBatchInFormat
from .extract_batch_in_geometry_type_0 import ExtractBatchInGeometryType0
from .extract_batch_out import ExtractBatchOut
from .extract_forecast_out import ExtractForecastOut
from .extract_forecast_out_format import ExtractForecastOutFormat
from .extract_out import ExtractOut
from .extract_out_permits_item import ExtractOutPermitsItem
from .extract_out_themes import ExtractOutThemes
from .extract_out_themes_status import ExtractOutThemesStatus
from .figure_out import FigureOut
from .figure_out_sources_item import FigureOutSourcesItem
from .filed_out import FiledOut
from .filing_in import FilingIn
from .filing_in_footprint_type_0 import FilingInFootprintType0
from .filing_in_kind import FilingInKind
from .filing_in_work_group_type_0 import FilingInWorkGroupType0
from .flag_out import FlagOut
from .function_out import FunctionOut
from .function_share_out import FunctionShareOut
from .get_changes_lang_type_0 import GetChangesLangType0
from .get_extract_lang_type_0 import GetExtractLangType0
from .get_extracts_forecast_format import GetExtractsForecastFormat
from .get_extracts_forecast_lang_type_0 import GetExtractsForecastLangType0
from .get_jobs_job_id_lang_type_0 import GetJobsJobIdLangType0
from .get_parcel_events_event_id_lang_type_0 import GetParcelEventsEventIdLangType0
from .get_parcels_lang_type_0 import GetParcelsLangType0
from .get_parcels_parcel_id_cadastral_extract_lang_type_0 import GetParcelsParcelIdCadastralExtractLangType0
from .get_parcels_parcel_id_extract_lang_type_0 import GetParcelsParcelIdExtractLangType0
from .get_parcels_parcel_id_history_lang_type_0 import GetParcelsParcelIdHistoryLangType0
from .get_parcels_parcel_id_lang_type_0 import GetParcelsParcelIdLangType0
from .get_parcels_parcel_id_lineage_lang_type_0 import GetParcelsParcelIdLineageLangType0
from .get_parcels_parcel_id_rights_lang_type_0 import GetParcelsParcelIdRightsLangType0
from .get_parcels_suggest_lang_type_0 import GetParcelsSuggestLangType0
from .get_permits_lang_type_0 import GetPermitsLangType0
from .get_permits_permit_id_documents_lang_type_0 import GetPermitsPermitIdDocumentsLangType0
from .get_permits_permit_id_events_lang_type_0 import GetPermitsPermitIdEventsLangType0
from .get_permits_permit_id_lang_type_0 import GetPermitsPermitIdLangType0
from .get_plans_infrastructure_theme import GetPlansInfrastructureTheme
from .get_plans_lang_type_0 import GetPlansLangType0
from .get_plans_level import GetPlansLevel
from .get_plans_order import GetPlansOrder
from .get_plans_plan_code_lang_type_0 import GetPlansPlanCodeLangType0
from .get_plans_plan_code_zones_lang_type_0 import GetPlansPlanCodeZonesLangType0
from .get_plans_state import GetPlansState
from .get_search_lang_type_0 import GetSearchLangType0
from .get_statistics_land_use_lang_type_0 import GetStatisticsLandUseLangType0
from .get_usage_lang_type_0 import GetUsageLangType0
from .get_wards_lang_type_0 import GetWardsLangType0
from .get_webhooks_lang_type_0 import GetWebhooksLangType0
from .get_webhooks_webhook_id_deliveries_lang_type_0 import GetWebhooksWebhookIdDeliveriesLangType0
from .get_webhooks_webhook_id_deliveries_state_type_0 import GetWebhooksWebhookIdDeliveriesStateType0
from .get_webhooks_webhook_id_lang_type_0 import GetWebhooksWebhookIdLangType0
from .graph_out import GraphOut
from .ground_in import GroundIn
from .ground_in_geometry_type_0 import GroundInGeometryType0
from .ground_out import GroundOut
from .ground_out_geometry import GroundOutGeometry
from .guess_out import GuessOut
from .guess_part import GuessPart
from .held_change_out import HeldChangeOut
from .history_out import HistoryOut
from .import_counts_out import ImportCountsOut
from .import_result_out import ImportResultOut
from .import_result_out_issues import ImportResultOutIssues
from .indicator_out import IndicatorOut
from .job_out import JobOut
from .job_out_result_type_1 import JobOutResultType1
from .job_out_state import JobOutState
from .job_problem_out import JobProblemOut
from .land_use_out import LandUseOut
from .land_use_row_out import LandUseRowOut
from .limit_out import LimitOut
from .line_out import LineOut
from .lineage_out import LineageOut
from .lineage_parcel_out import LineageParcelOut
from .link_out import LinkOut
from .listed_plan_out import ListedPlanOut
from .listed_plan_out_state import ListedPlanOutState
from .listed_plan_part import ListedPlanPart
from .listed_plan_part_state_type_0 import ListedPlanPartStateType0
from .located_consultation_out import LocatedConsultationOut
from .lookup_out import LookupOut
from .lookup_out_status import LookupOutStatus
from .named_code import NamedCode
from .neighbour_out import NeighbourOut
from .no_data_out import NoDataOut
from .number_and_date_out import NumberAndDateOut
from .of_change_set_out import OfChangeSetOut
from .open_consultation_out import OpenConsultationOut
from .parcel_key import ParcelKey
from .parcel_out import ParcelOut
from .parcel_out_geometry import ParcelOutGeometry
from .parcel_part import ParcelPart
from .parcel_part_geometry_type_0 import ParcelPartGeometryType0
from .parcel_version_out import ParcelVersionOut
from .parcel_version_out_operation import ParcelVersionOutOperation
from .party_in import PartyIn
from .party_in_role import PartyInRole
from .party_out import PartyOut
from .patch_webhooks_webhook_id_lang_type_0 import PatchWebhooksWebhookIdLangType0
from .permit_case_out import PermitCaseOut
from .permit_case_out_cases_of_permit_item import PermitCaseOutCasesOfPermitItem
from .permit_case_out_footprint_type_0 import PermitCaseOutFootprintType0
from .permit_case_out_parties_type_0_item import PermitCaseOutPartiesType0Item
from .permit_case_out_site import PermitCaseOutSite
from .permit_case_out_state import PermitCaseOutState
from .permit_case_out_waits_for import PermitCaseOutWaitsFor
from .permit_document_out import PermitDocumentOut
from .permit_documents_out import PermitDocumentsOut
from .permit_event_in import PermitEventIn
from .permit_event_in_footprint_type_0 import PermitEventInFootprintType0
from .permit_event_out import PermitEventOut
from .permit_event_out_data import PermitEventOutData
from .permit_events_out import PermitEventsOut
from .permit_list_out import PermitListOut
from .permit_out import PermitOut
from .permit_out_footprint_type_0 import PermitOutFootprintType0
from .permit_out_plan_type_0 import PermitOutPlanType0
from .permit_parcel_out import PermitParcelOut
from .permit_part import PermitPart
from .permit_part_footprint_type_0 import PermitPartFootprintType0
from .permit_part_plan_type_0 import PermitPartPlanType0
from .permit_plan_out import PermitPlanOut
from .permit_step_out import PermitStepOut
from .permit_work_in import PermitWorkIn
from .permit_work_in_footprint_type_0 import PermitWorkInFootprintType0
from .permit_work_out import PermitWorkOut
from .permit_work_out_footprint_type_0 import PermitWorkOutFootprintType0
from .plan_document_out import PlanDocumentOut
from .plan_file_out import PlanFileOut
from .plan_file_out_boundary_type_0 import PlanFileOutBoundaryType0
from .plan_file_out_state import PlanFileOutState
from .plan_file_part import PlanFilePart
from .plan_file_part_boundary_type_0 import PlanFilePartBoundaryType0
from .plan_file_part_state_type_0 import PlanFilePartStateType0
from .plan_filters_out import PlanFiltersOut
from .plan_function_out import PlanFunctionOut
from .plan_out import PlanOut
from .plan_unit_out import PlanUnitOut
from .plan_version_out import PlanVersionOut
from .plan_version_out_state import PlanVersionOutState
from .plan_zone_out import PlanZoneOut
from .plan_zone_out_indicators import PlanZoneOutIndicators
from .plan_zones_out import PlanZonesOut
from .planned_function_out import PlannedFunctionOut
from .plans_out import PlansOut
from .population_out import PopulationOut
from .post_extract_lang_type_0 import PostExtractLangType0
from .post_extracts_lang_type_0 import PostExtractsLangType0
from .post_parcels_bulk_lang_type_0 import PostParcelsBulkLangType0
from .post_parcels_parcel_id_extracts_lang_type_0 import PostParcelsParcelIdExtractsLangType0
from .post_permits_lang_type_0 import PostPermitsLangType0
from .post_permits_permit_id_events_lang_type_0 import PostPermitsPermitIdEventsLangType0
from .post_permits_precheck_lang_type_0 import PostPermitsPrecheckLangType0
from .post_webhooks_lang_type_0 import PostWebhooksLangType0
from .post_webhooks_webhook_id_deliveries_delivery_id_replay_lang_type_0 import (
    PostWebhooksWebhookIdDeliveriesDeliveryIdReplayLangType0,
)
from .post_webhooks_webhook_id_ping_lang_type_0 import PostWebhooksWebhookIdPingLangType0
from .post_webhooks_webhook_id_replay_lang_type_0 import PostWebhooksWebhookIdReplayLangType0
from .post_webhooks_webhook_id_secret_lang_type_0 import PostWebhooksWebhookIdSecretLangType0
from .precheck_figure_out import PrecheckFigureOut
from .precheck_in import PrecheckIn
from .precheck_in_footprint_type_0 import PrecheckInFootprintType0
from .precheck_out import PrecheckOut
from .precheck_out_counts import PrecheckOutCounts
from .precheck_out_not_checked_item import PrecheckOutNotCheckedItem
from .precheck_out_plans_item import PrecheckOutPlansItem
from .precheck_out_proposal import PrecheckOutProposal
from .precheck_out_site import PrecheckOutSite
from .precheck_out_sources_item import PrecheckOutSourcesItem
from .precheck_out_verdict import PrecheckOutVerdict
from .precheck_rule_out import PrecheckRuleOut
from .precheck_rule_out_geometry_type_0 import PrecheckRuleOutGeometryType0
from .precheck_rule_out_inputs import PrecheckRuleOutInputs
from .precheck_rule_out_limits import PrecheckRuleOutLimits
from .precheck_rule_out_sources_item import PrecheckRuleOutSourcesItem
from .precheck_rule_out_verdict import PrecheckRuleOutVerdict
from .receiver_out import ReceiverOut
from .receiver_out_kind import ReceiverOutKind
from .recorded_out import RecordedOut
from .redesign_in import RedesignIn
from .relations_out import RelationsOut
from .remainder_out import RemainderOut
from .restriction_out import RestrictionOut
from .result_out import ResultOut
from .right_out import RightOut
from .rights_out import RightsOut
from .road_reserve_out import RoadReserveOut
from .route_in import RouteIn
from .route_in_geometry import RouteInGeometry
from .search_out import SearchOut
from .setback_out import SetbackOut
from .setback_out_area_type_0 import SetbackOutAreaType0
from .setback_out_line_type_0 import SetbackOutLineType0
from .share_out import ShareOut
from .shares_out import SharesOut
from .sliver_out import SliverOut
from .source_out import SourceOut
from .stage_out import StageOut
from .stage_out_state import StageOutState
from .stored_out import StoredOut
from .suggestion_out import SuggestionOut
from .suggestion_out_kind import SuggestionOutKind
from .suggestions_out import SuggestionsOut
from .survey_document_out import SurveyDocumentOut
from .survey_out import SurveyOut
from .term_out import TermOut
from .under_adjustment_out import UnderAdjustmentOut
from .unit_link_out import UnitLinkOut
from .unit_out import UnitOut
from .units_out import UnitsOut
from .usage_counts_out import UsageCountsOut
from .usage_of_day_out import UsageOfDayOut
from .usage_out import UsageOut
from .ward_land_use_out import WardLandUseOut
from .webhook_deliveries_out import WebhookDeliveriesOut
from .webhook_delivery_out import WebhookDeliveryOut
from .webhook_delivery_out_kind import WebhookDeliveryOutKind
from .webhook_delivery_out_state import WebhookDeliveryOutState
from .webhook_in import WebhookIn
from .webhook_in_area_type_1 import WebhookInAreaType1
from .webhook_in_events_item import WebhookInEventsItem
from .webhook_made_out import WebhookMadeOut
from .webhook_made_out_state import WebhookMadeOutState
from .webhook_out import WebhookOut
from .webhook_out_state import WebhookOutState
from .webhook_patch import WebhookPatch
from .webhook_patch_events_type_0_item import WebhookPatchEventsType0Item
from .webhook_patch_state_type_0 import WebhookPatchStateType0
from .webhook_replay_in import WebhookReplayIn
from .webhook_replay_out import WebhookReplayOut
from .webhook_secret_out import WebhookSecretOut
from .webhooks_out import WebhooksOut
from .width_out import WidthOut
from .window_out import WindowOut
from .work_out import WorkOut
from .zone_allowance_out import ZoneAllowanceOut
from .zone_count_out import ZoneCountOut
from .zone_out import ZoneOut

__all__ = (
    "AgreementOut",
    "AliasOut",
    "BuildableOut",
    "BulkIn",
    "BulkOut",
    "BulkRowOut",
    "BulkRowOutStatus",
    "CadastralExtractOut",
    "CandidateOut",
    "CandidatePart",
    "CaseLineOut",
    "CaseLineOutState",
    "CaseLineOutWaitsFor",
    "CaseLinePart",
    "CaseLinePartStateType0",
    "CaseLinePartWaitsForType0",
    "CaseStandingOut",
    "CertificateOut",
    "ChangeOut",
    "ChangeOutOperation",
    "ChangePart",
    "ChangePartOperationType0",
    "ChangesOut",
    "ChoiceOut",
    "CompetenceOut",
    "CompetenceOutAuthority",
    "CompletionOut",
    "ConcernedOut",
    "ConcernedOutIndicators",
    "ConcernedOutThresholds",
    "ConcernedOutUnderAdjustmentType0",
    "ConsultationOut",
    "ConsultedPlanOut",
    "ConsultedPlanOutBoundaryType0",
    "CornerChamferOut",
    "CornerChamferOutGeometryType0",
    "CornerCutOut",
    "CornerOut",
    "DeadlineRuleOut",
    "DeadlineRuleOutCounting",
    "DecisionOut",
    "DeleteWebhooksWebhookIdLangType0",
    "EdgeOut",
    "EventInFullOut",
    "EventOut",
    "ExtractBatchIn",
    "ExtractBatchInFormat",
    "ExtractBatchInGeometryType0",
    "ExtractBatchOut",
    "ExtractForecastOut",
    "ExtractForecastOutFormat",
    "ExtractOut",
    "ExtractOutPermitsItem",
    "ExtractOutThemes",
    "ExtractOutThemesStatus",
    "FigureOut",
    "FigureOutSourcesItem",
    "FiledOut",
    "FilingIn",
    "FilingInFootprintType0",
    "FilingInKind",
    "FilingInWorkGroupType0",
    "FlagOut",
    "FunctionOut",
    "FunctionShareOut",
    "GetChangesLangType0",
    "GetExtractLangType0",
    "GetExtractsForecastFormat",
    "GetExtractsForecastLangType0",
    "GetJobsJobIdLangType0",
    "GetParcelEventsEventIdLangType0",
    "GetParcelsLangType0",
    "GetParcelsParcelIdCadastralExtractLangType0",
    "GetParcelsParcelIdExtractLangType0",
    "GetParcelsParcelIdHistoryLangType0",
    "GetParcelsParcelIdLangType0",
    "GetParcelsParcelIdLineageLangType0",
    "GetParcelsParcelIdRightsLangType0",
    "GetParcelsSuggestLangType0",
    "GetPermitsLangType0",
    "GetPermitsPermitIdDocumentsLangType0",
    "GetPermitsPermitIdEventsLangType0",
    "GetPermitsPermitIdLangType0",
    "GetPlansInfrastructureTheme",
    "GetPlansLangType0",
    "GetPlansLevel",
    "GetPlansOrder",
    "GetPlansPlanCodeLangType0",
    "GetPlansPlanCodeZonesLangType0",
    "GetPlansState",
    "GetSearchLangType0",
    "GetStatisticsLandUseLangType0",
    "GetUsageLangType0",
    "GetWardsLangType0",
    "GetWebhooksLangType0",
    "GetWebhooksWebhookIdDeliveriesLangType0",
    "GetWebhooksWebhookIdDeliveriesStateType0",
    "GetWebhooksWebhookIdLangType0",
    "GraphOut",
    "GroundIn",
    "GroundInGeometryType0",
    "GroundOut",
    "GroundOutGeometry",
    "GuessOut",
    "GuessPart",
    "HeldChangeOut",
    "HistoryOut",
    "ImportCountsOut",
    "ImportResultOut",
    "ImportResultOutIssues",
    "IndicatorOut",
    "JobOut",
    "JobOutResultType1",
    "JobOutState",
    "JobProblemOut",
    "LandUseOut",
    "LandUseRowOut",
    "LimitOut",
    "LineageOut",
    "LineageParcelOut",
    "LineOut",
    "LinkOut",
    "ListedPlanOut",
    "ListedPlanOutState",
    "ListedPlanPart",
    "ListedPlanPartStateType0",
    "LocatedConsultationOut",
    "LookupOut",
    "LookupOutStatus",
    "NamedCode",
    "NeighbourOut",
    "NoDataOut",
    "NumberAndDateOut",
    "OfChangeSetOut",
    "OpenConsultationOut",
    "ParcelKey",
    "ParcelOut",
    "ParcelOutGeometry",
    "ParcelPart",
    "ParcelPartGeometryType0",
    "ParcelVersionOut",
    "ParcelVersionOutOperation",
    "PartyIn",
    "PartyInRole",
    "PartyOut",
    "PatchWebhooksWebhookIdLangType0",
    "PermitCaseOut",
    "PermitCaseOutCasesOfPermitItem",
    "PermitCaseOutFootprintType0",
    "PermitCaseOutPartiesType0Item",
    "PermitCaseOutSite",
    "PermitCaseOutState",
    "PermitCaseOutWaitsFor",
    "PermitDocumentOut",
    "PermitDocumentsOut",
    "PermitEventIn",
    "PermitEventInFootprintType0",
    "PermitEventOut",
    "PermitEventOutData",
    "PermitEventsOut",
    "PermitListOut",
    "PermitOut",
    "PermitOutFootprintType0",
    "PermitOutPlanType0",
    "PermitParcelOut",
    "PermitPart",
    "PermitPartFootprintType0",
    "PermitPartPlanType0",
    "PermitPlanOut",
    "PermitStepOut",
    "PermitWorkIn",
    "PermitWorkInFootprintType0",
    "PermitWorkOut",
    "PermitWorkOutFootprintType0",
    "PlanDocumentOut",
    "PlanFileOut",
    "PlanFileOutBoundaryType0",
    "PlanFileOutState",
    "PlanFilePart",
    "PlanFilePartBoundaryType0",
    "PlanFilePartStateType0",
    "PlanFiltersOut",
    "PlanFunctionOut",
    "PlannedFunctionOut",
    "PlanOut",
    "PlansOut",
    "PlanUnitOut",
    "PlanVersionOut",
    "PlanVersionOutState",
    "PlanZoneOut",
    "PlanZoneOutIndicators",
    "PlanZonesOut",
    "PopulationOut",
    "PostExtractLangType0",
    "PostExtractsLangType0",
    "PostParcelsBulkLangType0",
    "PostParcelsParcelIdExtractsLangType0",
    "PostPermitsLangType0",
    "PostPermitsPermitIdEventsLangType0",
    "PostPermitsPrecheckLangType0",
    "PostWebhooksLangType0",
    "PostWebhooksWebhookIdDeliveriesDeliveryIdReplayLangType0",
    "PostWebhooksWebhookIdPingLangType0",
    "PostWebhooksWebhookIdReplayLangType0",
    "PostWebhooksWebhookIdSecretLangType0",
    "PrecheckFigureOut",
    "PrecheckIn",
    "PrecheckInFootprintType0",
    "PrecheckOut",
    "PrecheckOutCounts",
    "PrecheckOutNotCheckedItem",
    "PrecheckOutPlansItem",
    "PrecheckOutProposal",
    "PrecheckOutSite",
    "PrecheckOutSourcesItem",
    "PrecheckOutVerdict",
    "PrecheckRuleOut",
    "PrecheckRuleOutGeometryType0",
    "PrecheckRuleOutInputs",
    "PrecheckRuleOutLimits",
    "PrecheckRuleOutSourcesItem",
    "PrecheckRuleOutVerdict",
    "ReceiverOut",
    "ReceiverOutKind",
    "RecordedOut",
    "RedesignIn",
    "RelationsOut",
    "RemainderOut",
    "RestrictionOut",
    "ResultOut",
    "RightOut",
    "RightsOut",
    "RoadReserveOut",
    "RouteIn",
    "RouteInGeometry",
    "SearchOut",
    "SetbackOut",
    "SetbackOutAreaType0",
    "SetbackOutLineType0",
    "ShareOut",
    "SharesOut",
    "SliverOut",
    "SourceOut",
    "StageOut",
    "StageOutState",
    "StoredOut",
    "SuggestionOut",
    "SuggestionOutKind",
    "SuggestionsOut",
    "SurveyDocumentOut",
    "SurveyOut",
    "TermOut",
    "UnderAdjustmentOut",
    "UnitLinkOut",
    "UnitOut",
    "UnitsOut",
    "UsageCountsOut",
    "UsageOfDayOut",
    "UsageOut",
    "WardLandUseOut",
    "WebhookDeliveriesOut",
    "WebhookDeliveryOut",
    "WebhookDeliveryOutKind",
    "WebhookDeliveryOutState",
    "WebhookIn",
    "WebhookInAreaType1",
    "WebhookInEventsItem",
    "WebhookMadeOut",
    "WebhookMadeOutState",
    "WebhookOut",
    "WebhookOutState",
    "WebhookPatch",
    "WebhookPatchEventsType0Item",
    "WebhookPatchStateType0",
    "WebhookReplayIn",
    "WebhookReplayOut",
    "WebhookSecretOut",
    "WebhooksOut",
    "WidthOut",
    "WindowOut",
    "WorkOut",
    "ZoneAllowanceOut",
    "ZoneCountOut",
    "ZoneOut",
)
