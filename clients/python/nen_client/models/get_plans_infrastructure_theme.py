from enum import StrEnum


class GetPlansInfrastructureTheme(StrEnum):
    CAO_DO_NEN_THOAT_NUOC_MUA = "cao_do_nen_thoat_nuoc_mua"
    CAP_NUOC_THOAT_NUOC = "cap_nuoc_thoat_nuoc"
    GIAO_THONG = "giao_thong"
    NANG_LUONG_CHIEU_SANG = "nang_luong_chieu_sang"
    NGHIA_TRANG_CHAT_THAI_RAN = "nghia_trang_chat_thai_ran"
    THOAT_NUOC_THAI = "thoat_nuoc_thai"
    THONG_TIN_LIEN_LAC = "thong_tin_lien_lac"
    VALUE_0 = ""

    def __str__(self) -> str:
        return str(self.value)
