"""The layers `plan_stages` and `plan_documents`: what was done to every plan and when, and the paper behind it."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from demo.fabric.config import SOURCE
from demo.fabric.identity import uuids
from demo.fabric.plan_papers import Printer, sheets

#: How far a plan under way has come: the last step that has begun.
REACHED = {
    "preparing": "lap", "consultation": "lay_y_kien_cong_dong", "appraisal": "tham_dinh", "approved": "cong_bo",
}  # fmt: skip
#: Steps of a brief and of a plan: (step, first and last day from the decision, who does it).
BRIEF = (
    ("lap", -95, -45, "body"), ("lay_y_kien_co_quan", -42, -34, "body"), ("tham_dinh", -28, -15, "office"),
    ("phe_duyet", 0, 0, "authority"),
)  # fmt: skip
PLAN = (
    ("lap", -300, -125, "consultant"), ("lay_y_kien_co_quan", -120, -107, "body"),
    ("lay_y_kien_cong_dong", -120, -92, "body"), ("tham_dinh", -80, -54, "office"), ("phe_duyet", 0, 0, "authority"),
)  # fmt: skip
OFFICE = "Hội đồng thẩm định thử nghiệm"
STAKED_SHARE = 0.4


def documents(plans: pd.DataFrame, printer: Printer) -> pd.DataFrame:
    """A decision for every plan that has one, an explanatory text for every plan under way; `content` is the file."""
    rows = []
    for plan in _known(plans):
        decided = bool(plan.decision_number)
        rows.append({
            "source_key": f"{plan.plan_code}/{'QD' if decided else 'TM'}",
            "plan": plan.id,
            "kind": "decision" if decided else "text",
            "number": plan.decision_number if decided else "",
            "issued_on": plan.decision_date if decided else None,
            "authority": plan.authority if decided else plan.responsible_body,
            "title": f"Quyết định phê duyệt {plan.name}" if decided else f"Thuyết minh tóm tắt: {plan.name}",
            "file_name": plan.document_name if decided else f"TM-{plan.plan_code}.pdf",
            "media_type": "application/pdf",
            "valid_from": plan.decision_date if decided else None,
        })  # fmt: skip
    table = pd.DataFrame(rows)
    made = sheets((plan._asdict() for plan in _known(plans)), printer)
    table["content"] = [one.content for one in made]
    table["sha256"] = [one.sha256 for one in made]
    table["size_bytes"] = [len(one.content) for one in made]
    table.insert(0, "id", uuids("plan_documents", table["source_key"].tolist()))
    return table.assign(source=SOURCE, synthetic=True)


def stages(plans: pd.DataFrame, papers: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The steps of every plan as far as it has come; due days are left to the law."""
    paper_of = dict(zip(papers["plan"], papers["id"], strict=True))
    adjustments = plans[(plans["base_plan_code"] != "") & (plans["status"] == "announced")]
    adjusted = {plan.base_plan_code: plan for plan in _known(adjustments)}
    rows: list[dict] = []
    for plan, luck in zip(_known(plans), rng.random(len(plans)), strict=True):
        steps = [*_brief(plan), *_plan(plan, paper_of[plan.id])]
        if plan.announced_on and luck < STAKED_SHARE:
            began = _day(plan.announced_on) + timedelta(days=40)
            steps.append(_step("plan", "cam_moc", began, began + timedelta(days=60), plan.investor))
        if plan.plan_code in adjusted:
            by = adjusted[plan.plan_code]
            step = _step("plan", "dieu_chinh", _day(by.decision_date), _day(by.announced_on), by.authority)
            note = f"Điều chỉnh cục bộ {by.plan_code}"
            steps.append(step | {"document_number": by.decision_number, "note": note})
        if plan.status == "superseded":
            ended = _day(plan.valid_to)
            steps.append(_step("plan", "het_hieu_luc", ended, ended, plan.authority))
        rows += [
            {"source_key": f"{plan.plan_code}/{i}", "plan": plan.id, **step}
            for i, step in enumerate(steps, start=1)
        ]
    table = pd.DataFrame(rows)
    table.insert(0, "id", uuids("plan_stages", table["source_key"].tolist()))
    return table.assign(source=SOURCE, synthetic=True)


def _known(plans: pd.DataFrame):
    """Rows with None for what is not known, whatever pandas makes of it in its columns."""
    return plans.astype(object).where(plans.notna(), None).itertuples()


def _brief(plan) -> list[dict]:
    decided = _day(plan.brief_decision_date)
    who = {
        "body": plan.responsible_body,
        "office": OFFICE,
        "authority": plan.authority or plan.responsible_body,
    }
    found = [
        _step("brief", step, decided + timedelta(days=first), decided + timedelta(days=last), who[by])
        for step, first, last, by in BRIEF
    ]
    found[-1] |= {"document_number": plan.brief_decision_number}
    return found


def _plan(plan, paper: str) -> list[dict]:
    reached = REACHED.get(plan.status, "")
    decided = _decided(plan)
    who = {
        "body": plan.responsible_body,
        "office": OFFICE,
        "authority": plan.authority,
        "consultant": plan.consultant,
    }
    found = []
    for step, first, last, by in PLAN:
        began, ended = decided + timedelta(days=first), decided + timedelta(days=last)
        if step == "lay_y_kien_cong_dong" and plan.consultation_from:
            began, ended = _day(plan.consultation_from), _day(plan.consultation_to)
        is_open = step == reached
        found.append(_step("plan", step, began, None if is_open else ended, who[by]))
        if is_open:
            return found
    found[-1] |= {"document": paper, "document_number": plan.decision_number}
    announced = _day(plan.announced_on) if plan.announced_on else None
    return [*found, _step("plan", "cong_bo", decided, announced, plan.authority)]


def _decided(plan) -> date:
    """Day of the decision; of a plan without one, the day from which its open step has run since this autumn."""
    if plan.decision_date:
        return _day(plan.decision_date)
    if plan.consultation_from:
        return _day(plan.consultation_from) + timedelta(days=120)
    return date(2026, 12, 15) if plan.status == "preparing" else date(2027, 1, 20)


def _step(phase: str, stage: str, began: date, ended: date | None, body: str) -> dict:
    return {
        "phase": phase, "stage": stage, "started_on": began.isoformat(),
        "ended_on": ended.isoformat() if ended else None, "body": body, "document": None, "document_number": "",
        "note": "", "valid_from": None,
    }  # fmt: skip


def _day(text: str) -> date:
    return date.fromisoformat(text)
