"""The papers of plans as PDF: one page each, made up and saying so; the same bytes on every run."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @bottom-center { content: "Dữ liệu mô phỏng, không có giá trị pháp lý"; font-size: 9pt } }
body { font: 12pt/1.4 "Noto Serif", "DejaVu Serif", serif }
table.head { width: 100%; text-align: center; font-size: 11pt } h1 { text-align: center; font-size: 14pt; margin: 18pt 0 4pt }
h2 { text-align: center; font-size: 12pt; margin: 0 0 14pt } table.facts td { padding: 2pt 8pt 2pt 0; vertical-align: top }
p.seal { margin-top: 30pt; text-align: right; font-style: italic }
"""  # noqa: E501
STATES = {
    "consultation": "Đang lấy ý kiến", "preparing": "Đang lập", "appraisal": "Đang thẩm định",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A PDF and its hash."""

    content: bytes
    sha256: str


#: Makes the file of a page of HTML.
Printer = Callable[[str], bytes]


def pdf_printer() -> Printer:
    """Pages as PDF; the fonts are read once."""
    # loads Pango: nobody else in the generator pays for it
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return lambda page: bytes(HTML(string=page).write_pdf(font_config=fonts))


def sheets(plans: Iterable[dict], printer: Printer) -> list[Sheet]:
    """The decision of each plan, or its explanatory text where there is none yet, in the order of the plans."""
    made = [printer(_page(plan)) for plan in plans]
    return [Sheet(content, hashlib.sha256(content).hexdigest()) for content in made]


def _page(plan: dict) -> str:
    decided = bool(plan["decision_number"])
    authority = plan["authority"] if decided else plan["responsible_body"]
    day = _written(plan["decision_date"]) if decided else ""
    title = "QUYẾT ĐỊNH" if decided else "THUYẾT MINH TÓM TẮT"
    about = f"Về việc phê duyệt {plan['name']}" if decided else str(plan["name"])
    facts = [
        ("Mã hồ sơ quy hoạch", plan["plan_code"]),
        ("Số quyết định", plan["decision_number"]),
        ("Ngày phê duyệt", day),
        ("Ngày công bố", _written(plan["announced_on"])),
        ("Trạng thái", STATES.get(plan["status"], "")),
        ("Địa điểm", plan["location"]),
        ("Diện tích", f"{plan['area_ha']:.2f} ha".replace(".", ",")),
        ("Số ô, lô", str(int(plan["stated_zone_count"]))),
        ("Tỷ lệ", f"1/{int(plan['scale'])}"),
        ("Điều chỉnh đồ án", plan["base_plan_code"]),
        ("Cơ quan tổ chức lập", plan["responsible_body"]),
        ("Đơn vị tư vấn", plan["consultant"]),
        ("Chủ nhiệm đồ án", plan["chief_planner"]),
    ]
    rows = "".join(
        f"<tr><td>{name}:</td><td>{escape(str(value))}</td></tr>" for name, value in facts if value
    )
    return (
        f'<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} {escape(plan["plan_code"])}</title>'
        f"<style>{STYLE}</style></head><body>"
        f'<table class="head"><tr><td>{escape(str(authority)).upper()}</td>'
        "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</td></tr></table>"
        f"<h1>{title}</h1><h2>{escape(about)}</h2>"
        f'<table class="facts">{rows}</table>'
        '<p class="seal">Văn bản mô phỏng để thử hệ thống, không phải văn bản của cơ quan nào.</p></body></html>'
    )


def _written(day: str | None) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}" if isinstance(day, str) and day else ""
