"""The papers of the plans of the demo city as files."""

from demo.fabric.plan_papers import pdf_printer, sheets

PLAN = {
    "plan_code": "QH-1", "name": "Đồ án thử", "decision_number": "12/QĐ-UBND", "decision_date": "2024-03-01",
    "announced_on": "2024-03-20", "authority": "UBND thành phố", "responsible_body": "Sở", "status": "announced",
    "location": "Phường A", "area_ha": 12.5, "stated_zone_count": 3, "scale": 2000, "base_plan_code": "",
    "consultant": "", "chief_planner": "",
}  # fmt: skip


def test_papers_are_pdf_and_the_same_bytes_on_every_run():
    first, second = (sheets([PLAN, PLAN | {"decision_number": ""}], pdf_printer()) for _run in range(2))
    assert [one.sha256 for one in first] == [one.sha256 for one in second]
    assert all(one.content.startswith(b"%PDF-") for one in first)
    assert first[0].sha256 != first[1].sha256
