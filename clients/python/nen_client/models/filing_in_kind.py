from enum import StrEnum


class FilingInKind(StrEnum):
    CAP_LAI = "cap_lai"
    CO_THOI_HAN = "co_thoi_han"
    DIEU_CHINH = "dieu_chinh"
    DI_DOI = "di_doi"
    DU_AN = "du_an"
    GIAI_DOAN = "giai_doan"
    GIA_HAN = "gia_han"
    MOI = "moi"
    NHA_O = "nha_o"
    SUA_CHUA = "sua_chua"

    def __str__(self) -> str:
        return str(self.value)
