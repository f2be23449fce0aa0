"""Xuất sổ chia sẻ. The record by day as CSV for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from geo.domain.spreadsheets import harmless
from layers.sharing.record import Line
from layers.sharing.services import services

COLUMNS = {
    "vi": (
        "ngay", "loai_ben_nhan", "ben_nhan", "co_quan", "dich_vu", "ten_dich_vu", "so_yeu_cau", "so_ban_ghi",
        "ban_ghi_co_du_lieu_ca_nhan", "so_loi", "can_cu_phap_ly", "van_ban", "muc_dich",
        "ban_ghi_chua_co_can_cu", "du_lieu_ca_nhan_chua_co_can_cu",
    ),
    "en": (
        "day", "receiver_kind", "receiver", "organisation", "service", "service_title", "requests", "records",
        "records_with_personal_data", "errors", "legal_ground", "document", "purpose",
        "records_without_ground", "personal_data_without_ground",
    ),
}  # fmt: skip


class _Line:
    """What the CSV writer writes to: gives each line back."""

    def write(self, text: str) -> str:
        return text


def csv_lines(found: Iterable[Line], lang: str) -> Iterator[str]:
    """CSV with a byte-order mark; several agreements of one day stand in one cell, parted by semicolons."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS["en" if lang == "en" else "vi"])
    for one in found:
        grounds = one.agreements
        cells: tuple[object, ...] = (
            one.first_day.isoformat(),
            one.kind,
            one.receiver,
            _joined(ground.organisation for ground in grounds),
            one.service,
            services.title(one.service, lang),
            one.requests,
            one.rows_given,
            one.personal_rows,
            one.errors,
            _joined(ground.legal_ground for ground in grounds),
            _joined(f"{ground.document_number}, {ground.document_date:%d/%m/%Y}" for ground in grounds),
            _joined(ground.purpose for ground in grounds),
            one.rows_without_ground,
            one.personal_without_ground,
        )
        yield writer.writerow([harmless(cell) for cell in cells])


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
