from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.precheck_out_verdict import PrecheckOutVerdict, check_precheck_out_verdict

if TYPE_CHECKING:
    from ..models.precheck_out_counts import PrecheckOutCounts
    from ..models.precheck_out_not_checked_item import PrecheckOutNotCheckedItem
    from ..models.precheck_out_plans_item import PrecheckOutPlansItem
    from ..models.precheck_out_proposal import PrecheckOutProposal
    from ..models.precheck_out_site import PrecheckOutSite
    from ..models.precheck_out_sources_item import PrecheckOutSourcesItem
    from ..models.precheck_rule_out import PrecheckRuleOut


T = TypeVar("T", bound="PrecheckOut")


@_attrs_define
class PrecheckOut:
    """The rules on a planned building, as of a day; one failed rule fails the whole, one left open leaves it open.

    Attributes:
        id (UUID):
        created_at (datetime.datetime):
        as_of (datetime.date):
        lang (str):
        crs (str):
        verdict (PrecheckOutVerdict):
        counts (PrecheckOutCounts):
        proposal (PrecheckOutProposal):
        site (PrecheckOutSite):
        plans (list[PrecheckOutPlansItem]):
        rules (list[PrecheckRuleOut]):
        not_checked (list[PrecheckOutNotCheckedItem]):
        sources (list[PrecheckOutSourcesItem]):
        disclaimer (str):
        hash_ (str):
    """

    id: UUID
    created_at: datetime.datetime
    as_of: datetime.date
    lang: str
    crs: str
    verdict: PrecheckOutVerdict
    counts: PrecheckOutCounts
    proposal: PrecheckOutProposal
    site: PrecheckOutSite
    plans: list[PrecheckOutPlansItem]
    rules: list[PrecheckRuleOut]
    not_checked: list[PrecheckOutNotCheckedItem]
    sources: list[PrecheckOutSourcesItem]
    disclaimer: str
    hash_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        as_of = self.as_of.isoformat()

        lang = self.lang

        crs = self.crs

        verdict: str = self.verdict

        counts = self.counts.to_dict()

        proposal = self.proposal.to_dict()

        site = self.site.to_dict()

        plans = []
        for plans_item_data in self.plans:
            plans_item = plans_item_data.to_dict()
            plans.append(plans_item)

        rules = []
        for rules_item_data in self.rules:
            rules_item = rules_item_data.to_dict()
            rules.append(rules_item)

        not_checked = []
        for not_checked_item_data in self.not_checked:
            not_checked_item = not_checked_item_data.to_dict()
            not_checked.append(not_checked_item)

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        disclaimer = self.disclaimer

        hash_ = self.hash_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "as_of": as_of,
                "lang": lang,
                "crs": crs,
                "verdict": verdict,
                "counts": counts,
                "proposal": proposal,
                "site": site,
                "plans": plans,
                "rules": rules,
                "not_checked": not_checked,
                "sources": sources,
                "disclaimer": disclaimer,
                "hash": hash_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.precheck_out_counts import PrecheckOutCounts  # noqa: PLC0415
        from ..models.precheck_out_not_checked_item import PrecheckOutNotCheckedItem  # noqa: PLC0415
        from ..models.precheck_out_plans_item import PrecheckOutPlansItem  # noqa: PLC0415
        from ..models.precheck_out_proposal import PrecheckOutProposal  # noqa: PLC0415
        from ..models.precheck_out_site import PrecheckOutSite  # noqa: PLC0415
        from ..models.precheck_out_sources_item import PrecheckOutSourcesItem  # noqa: PLC0415
        from ..models.precheck_rule_out import PrecheckRuleOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        lang = d.pop("lang")

        crs = d.pop("crs")

        verdict = check_precheck_out_verdict(d.pop("verdict"))

        counts = PrecheckOutCounts.from_dict(d.pop("counts"))

        proposal = PrecheckOutProposal.from_dict(d.pop("proposal"))

        site = PrecheckOutSite.from_dict(d.pop("site"))

        plans = []
        _plans = d.pop("plans")
        for plans_item_data in _plans:
            plans_item = PrecheckOutPlansItem.from_dict(plans_item_data)

            plans.append(plans_item)

        rules = []
        _rules = d.pop("rules")
        for rules_item_data in _rules:
            rules_item = PrecheckRuleOut.from_dict(rules_item_data)

            rules.append(rules_item)

        not_checked = []
        _not_checked = d.pop("not_checked")
        for not_checked_item_data in _not_checked:
            not_checked_item = PrecheckOutNotCheckedItem.from_dict(not_checked_item_data)

            not_checked.append(not_checked_item)

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = PrecheckOutSourcesItem.from_dict(sources_item_data)

            sources.append(sources_item)

        disclaimer = d.pop("disclaimer")

        hash_ = d.pop("hash")

        precheck_out = cls(
            id=id,
            created_at=created_at,
            as_of=as_of,
            lang=lang,
            crs=crs,
            verdict=verdict,
            counts=counts,
            proposal=proposal,
            site=site,
            plans=plans,
            rules=rules,
            not_checked=not_checked,
            sources=sources,
            disclaimer=disclaimer,
            hash_=hash_,
        )

        precheck_out.additional_properties = d
        return precheck_out

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
