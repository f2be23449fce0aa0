from enum import StrEnum


class GetPlansLevel(StrEnum):
    CHI_TIET = "chi_tiet"
    CHUNG = "chung"
    HA_TANG_KY_THUAT = "ha_tang_ky_thuat"
    NONG_THON_MOI = "nong_thon_moi"
    PHAN_KHU = "phan_khu"
    RUT_GON = "rut_gon"
    THIET_KE_DO_THI = "thiet_ke_do_thi"
    VALUE_0 = ""

    def __str__(self) -> str:
        return str(self.value)
