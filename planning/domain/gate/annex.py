"""Danh mục lớp của Phụ lục II. Every class that Annex II names, with the fields of the published templates.

67 classes of HienTrang, 79 of QuyHoach, 3 of MocGioi, 4 of NenDiaHinh (the annex says 70 and 81, for numbers were
skipped). The list is for reference (Part 3): a missing class or field warns. Every class has the six common fields too
(`planning.domain.gate.classes.COMMON`); those of QuyHoach say further of which plan they are. A line reads
`Class: field field …`; the last letter of a class is its kind of shapes.
"""

from __future__ import annotations

#: In every class of QuyHoach but the administrative ones.
OF_PLAN = ("loaiQuyHoach", "loaiDieuChinh", "capDoQuyHoach")
_ADMINISTRATIVE = frozenset({"TenDonViHanhChinh_P", "RanhGioiHanhChinh_L"})

_BOTH = """
TenDonViHanhChinh_P: loaiTenDVHC
RanhGioiHanhChinh_L: chieuDai loaiRanhGioi
RanhGioiQuyHoach_A: maHoSoScan tyLe tenDoAn diaDiemQH danSoHienTrang danSoQuyHoach dienTichQH dienTichDatDanDung \
dienTichNgoaiDatDanDung dienTichDatKhac chiTieuCapNuoc chiTieuTNTvaVSMT chiTieuCapDien chiTieuTTLL soQDNV ngayQDNV \
soQDQH ngayQDQH chuDauTu donViTuVan coQuanPheduyet trangThaiDoAn
ChucNangCongTrinh_P: loaiCongTrinh
ChucNangSuDungDat_A: chucNangSuDungDatMuc1 chucNangSuDungDatMuc2 chucNangSuDungDatMuc3 kyHieuLoDat \
tenCongTrinhTrenDat dienTich danSo matDoXayDung tangCaoXayDung heSoSuDungDat trangThaiQuyHoach
PhanVungSDDkhac_A: tenPhanVung dienTich
CongTrinh_A: loaiCongTrinhKT chucNangSuDungDat dienTich danSo tangCaoXayDung tangHam trangThaiQuyHoach dacDiem
CongTrinh_L: trangThaiQuyHoach dacDiem
CongTrinhGiaoThong_P: tenCongTrinh loaiHinhGiaoThong loaiCongTrinh capHangCongTrinh viTri dienTich thongSoKyThuat \
tinhTrang trangThaiQuyHoach
CongTrinhGiaoThong_L: tenCongTrinh loaiHinhGiaoThong loaiCongTrinh capHangCongTrinh viTri chieuDai thongSoKyThuat \
tinhTrang trangThaiQuyHoach
CongTrinhGiaoThong_A: tenCongTrinh loaiHinhGiaoThong loaiCongTrinh capHangCongTrinh viTri dienTich thongSoKyThuat \
tinhTrang trangThaiQuyHoach
MangLuoiGiaoThongDuongBo_L: tenDuong loaiDuong capDuong loaiChatLieuTraiMat chieuDai viTri doDocNgangViaHe \
doDocNgangLongDuong doDocDocDuong loGioi kyHieuMatCat longDuong soPhanDuongXeChay daiPhanCach viaHe tinhTrang \
trangThaiQuyHoach
MangLuoiGiaoThongDuongBo_A: loaiDuong capDuong dienTich
MangLuoiGiaoThongDuongSat_L: tenDuong loaiDuongSat capDuongSat chieuDai viTri tinhTrang trangThaiQuyHoach
MangLuoiGiaoThongDuongThuy_L: tenDuong loaiDuongThuy chieuDai_km tinhTrang trangThaiQuyHoach
MangLuoiGiaoThongDuongKhong_L: tenDuong loaiDuongHangKhong chieuDai_km tinhTrang trangThaiQuyHoach
MangLuoiTuyenBus_L: tenTuyen chieuDai tinhTrang trangThaiQuyHoach
BoViaDaiPhanCach_L:
HuongDi_L: tenHuongDi
MatCatNgang_L: tenMatCat kyHieuMatCat hinhAnh
ChiGioiXayDung_L: khoangLuiXayDung trangThaiQuyHoach chieuDai
ChiGioiDuongDo_L: trangThaiQuyHoach chieuDai
HanhLangAnToan_L: loaiRanhGioiHanhLang trangThaiQuyHoach chieuDai
CaoDoNen_P: caoDoTuNhien caoDoThietKe caoDoThiCong
CongTrinhCBKT_P: tenCongTrinh loaiCongTrinh congSuat soMay dienTich phamViPhucVu khoangCachAnToan tinhTrang \
trangThaiQuyHoach
CongTrinhCBKT_L: tenCongTrinh loaiCongTrinh congSuat soMay dienTich chieuDai khoangCachAnToan tinhTrang \
trangThaiQuyHoach
CongTrinhCBKT_A: tenCongTrinh loaiCongTrinh congSuat soMay dienTich phamViPhucVu khoangCachAnToan tinhTrang \
trangThaiQuyHoach
MangLuoiThoatNuocMua_L: loaiCongThoatNuoc duongKinh chieuRong chieuDai doDoc soLuongCong tinhTrang trangThaiQuyHoach
CaoDoCongTNM_P: caoDoDayCong1 caoDoDayCong2 caoDoNenDuong
HuongThoatNuocMua_L:
MatNuoc_A: loaiMatNuoc caoDoMucNuoc doSau dienTich chieuDai doDoc
PhanLuuThoatNuocMua_L: loaiPhanLuu
PhanVungLuuVuc_A: tenPhanVung dienTich dacDiem
CaoDoCongThoatTNT_P: caoDoDayCong caoDoNenDuong
MangLuoiThoatNuocThai_L: loaiCongThoatNuoc duongKinh chieuRong chieuCao chieuDai doDoc soLuongCong tinhTrang \
trangThaiQuyHoach
HuongThoatNuocThai_L:
PhanLuuThoatNuocThai_L: loaiPhanLuu dacDiem chieuDai
CongTrinhTNTvaVSMT_P: tenCongTrinh loaiCongTrinh congSuat soMay congNghe nguonTiepNhan phamViPhucVu \
khoangCachAnToan tinhTrang trangThaiQuyHoach
CongTrinhTNTvaVSMT_L: tenCongTrinh loaiCongTrinh congSuat dienTich congNghe nguonTiepNhan phamViPhucVu \
khoangCachAnToan tinhTrang trangThaiQuyHoach
CongTrinhTNTvaVSMT_A: tenCongTrinh loaiCongTrinh congSuat dienTich congNghe nguonTiepNhan phamViPhucVu \
khoangCachAnToan tinhTrang trangThaiQuyHoach
MangLuoiCapNuoc_L: loaiOngCapNuoc duongKinh chieuDai soOng chatLieu tinhTrang trangThaiQuyHoach
DiemDauNoi_P: tenNutTinhToan vungCapNuoc
PhanVungCapNuoc_A: tenPhanVung tenTramCapNuocPhucVu dienTich
CongtrinhCapNuocPCCC_P: tenCongTrinh loaiCongTrinh viTri diaDiem congSuat soMay dienTich doCaoMucNuoc \
khoangCachAnToan phamViPhucVu tinhTrang trangThaiQuyHoach
CongtrinhCapNuocPCCC_A: tenCongTrinh loaiCongTrinh viTri diaDiem congSuat soMay dienTich doCaoMucNuoc \
khoangCachAnToan phamViPhucVu tinhTrang trangThaiQuyHoach
MangLuoiPhanPhoiDien_L: loaiDuongDay capDienThe dienThe viTri chieuDai soDuongDay tietDien chatLieu tinhTrang \
trangThaiQuyHoach
MangLuoiChieuSang_L: dienThe capDienThe loaiDuongDay loaiChieuSang viTri chieuDai tinhTrang trangThaiQuyHoach
CongTrinhCapDien_P: loaiCongTrinh tenTramBienAp congSuat dienThe_VaoRa soMay dienTich phamViPhucVu khoangCachAnToan \
tinhTrang trangThaiQuyHoach
CongTrinhCapDien_A: loaiCongTrinh tenTramBienAp congSuat dienThe_VaoRa soMay dienTich phamViPhucVu khoangCachAnToan \
tinhTrang trangThaiQuyHoach
CongTrinhChieuSang_P: dienThe congSuat soLuong loaiCongTrinh tinhTrang trangThaiQuyHoach
PhanVungCapDien_A: tenPhanVung tenTramBienApPhucVu dienTich
MangLuoiCapThongTin_L: loaiDuongDay chieuDai viTri chatLieu soOng soLoi tinhTrang trangThaiQuyHoach
CongTrinhThongTin_P: tenCongTrinh loaiCongTrinh dungLuong dienTich phamViPhucVu khoangCachAnToan tinhTrang \
trangThaiQuyHoach
CongTrinhThongTin_A: tenCongTrinh loaiCongTrinh dungLuong dienTich phamViPhucVu khoangCachAnToan tinhTrang \
trangThaiQuyHoach
PhanVungPhucVu_A: tenPhanVung tenTramTuCapPhucVu dienTich
DiemQuanTrac_P: loaiQuanTrac dacDiem
CongTrinhNgam_A: chucNangSuDungDat tenCongTrinh loaiCongTrinh soTangHam Dmax dienTich trangThaiQuyHoach
CongTrinhNgam_L: chucNangSuDungDat tenCongTrinh loaiCongTrinh soTangHam Dmax chieuDai trangThaiQuyHoach
CongTrinhNgam_P: chucNangSuDungDat tenCongTrinh loaiCongTrinh soTangHam Dmax dienTich trangThaiQuyHoach
MangLuoiNangLuong_L: loaiTuyenNangLuong chieuDai trangThaiQuyHoach
CongTrinhNangLuong_P: tenCongTrinh loaiCongTrinh dienTich trangThaiQuyHoach
CongTrinhNangLuong_A: tenCongTrinh loaiCongTrinh dienTich trangThaiQuyHoach
"""
_EXISTING_ONLY = """
DuAnLienQuan_A: tenDuAn dienTich dacDiem
PhanVungDanhGia_A: kyHieu loaiDanhGia dienTich
DanhGiaMoiTruong_P: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong \
chucNangSuDungDat dienTich
DanhGiaMoiTruong_L: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong tuyenHTKT \
chieuDai
DanhGiaMoiTruong_A: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong \
chucNangSuDungDat dienTich
"""
_PLANNED_ONLY = """
PhanOQuyHoach_A: kyHieuOQH dienTich danSo matDoXayDung tangCaoXayDung heSoSuDungDat chiTieuCapNuoc \
chiTieuTNTvaVSMT chiTieuCapDien chiTieuTTLL
PhanKhuQuyHoach_A: kyHieuKhuQH dienTich danSo matDoXayDung tangCaoXayDung heSoSuDungDat chiTieuCapNuoc \
chiTieuTNTvaVSMT chiTieuCapDien chiTieuTTLL
DiemNhanChinh_P: tenDiemNhanChinh dacDiem hinhAnh
TuyenTKDT_L: tenTuyenTKDT chieuDai dacDiem hinhAnh
KhuVucPhoiCanh_A: tenKhuVucCanhQuanChinh dienTich dacDiem hinhAnh
KhongGianKTCQ_A: loaiKGKTCQ dienTich trangThaiQuyHoach dacDiem
KhongGianKTCQ_L: trangThaiQuyHoach dacDiem
CayXanh_P: loaiCayXanh trangThaiQuyHoach dacDiem
DiemToaDoTimDuongChuyenHuongTimDuong_P: dacDiem toaDoX toaDoY
BanKinhBoViaBanKinhTimDuong_P: banKinh
DongMucThietKe_L: caoDoThietKe
ThongTinSanNen_P: phanLoaiSanNen dienTichDatDaoDap chieuCaoDatDaoDap khoiLuongDatDaoDap
PhanVungSanNen_A: phanLoaiSanNen dienTichDatDaoDap chieuCaoDatDaoDap khoiLuongDatDaoDap
NutTinhToanTNT_P: tenNutTinhToan vungCapNuoc
GiaiPhapBaoVeMoiTruong_P: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong \
chucNangSuDungDat dienTich
GiaiPhapBaoVeMoiTruong_L: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong \
tuyenHTKT chieuDai
GiaiPhapBaoVeMoiTruong_A: nguonTacDongLenMoiTruong tacDongLenMoiTruong cacGiaiPhapGiamThieuONhiemMoiTruong \
chucNangSuDungDat dienTich
"""
#: What a class of both parts has in one of them only.
_EXISTING_ALSO = {"MangLuoiThoatNuocMua_L": ("chieuCao",), "CongTrinhTNTvaVSMT_P": ("dienTich_T",)}
_PLANNED_ALSO = {
    "CongTrinhTNTvaVSMT_P": ("dienTich",),
    "PhanVungCapDien_A": ("congSuatTinhToan",),
    "PhanVungPhucVu_A": ("dungLuongTinhToan",),
}
_STAKES = """
MocGioiQuyHoach_P: loaiMocTimDuong toaDoX toaDoY caoDo
MocGioiQuyHoach_L:
MocGioiQuyHoach_A: loaiMocRanhGioi
"""
_BASE = """
NenDiaHinh_L:
DiemDoCao_P: caoDo
DuongDongMuc_L: caoDo
GhiChu_P:
"""
Fields = dict[str, tuple[str, ...]]


def _read(table: str) -> Fields:
    rows = (line.partition(":") for line in table.strip().splitlines())
    return {name: tuple(fields.split()) for name, _colon, fields in rows}


def _planned() -> Fields:
    found = _read(_BOTH) | _read(_PLANNED_ONLY)
    return {
        name: fields + _PLANNED_ALSO.get(name, ()) + (() if name in _ADMINISTRATIVE else OF_PLAN)
        for name, fields in found.items()
    }


def _existing() -> Fields:
    found = _read(_BOTH) | _read(_EXISTING_ONLY)
    return {name: fields + _EXISTING_ALSO.get(name, ()) for name, fields in found.items()}


#: Part of HoSoGIS → class → its fields beyond the common ones.
ANNEX: dict[str, Fields] = {
    "QuyHoach": _planned(),
    "HienTrang": _existing(),
    "NenDiaHinh": _read(_BASE),
    "MocGioi": _read(_STAKES),
}
