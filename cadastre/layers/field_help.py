"""Hướng dẫn nhập liệu của địa chính. What the forms of the cadastre say under their fields."""

from __future__ import annotations

from collections.abc import Mapping

from layers.declaration import Label

Help = Mapping[str, Label]

PARCELS: Help = {
    "ward_code": Label("5 chữ số, đơn vị hành chính hiện nay; giữ số 0 đứng đầu.", "5 digits of today's unit; keep leading zeros."),
    "ward_name": Label("Tên xã, phường hiện nay, ứng với mã ở trên.", "Name of today's ward, as the code above says."),
    "sheet_number": Label("Số hiệu tờ bản đồ địa chính đang dùng.", "Sheet of the cadastral map in use."),
    "parcel_number": Label("Số thứ tự thửa trong tờ; không dùng lại số của thửa đã đóng.", "Number within the sheet; that of a closed parcel is not used again."),
    "old_ward_code": Label("Mã xã trên giấy tờ trước khi sắp xếp đơn vị hành chính.", "Ward code on papers from before the units were merged."),
    "old_ward_name": Label("Tên xã, phường ghi trên giấy tờ cũ.", "Ward as older papers name it."),
    "old_sheet_number": Label("Số tờ trên giấy tờ cấp theo bản đồ trước đây.", "Sheet on papers that were issued by the former map."),
    "old_parcel_number": Label("Số thửa trên giấy tờ cũ; đi cùng số tờ cũ.", "Parcel number on older papers; goes with the former sheet."),
    "address": Label("Số nhà, tên đường; không ghi lại xã, phường, thành phố.", "House number and street; without ward and city."),
    "official_area_m2": Label("Ghi đúng giấy chứng nhận hoặc hồ sơ; không lấy từ hình vẽ.", "As the certificate or record says; not taken from the drawing."),
    "land_use_codes": Label("Mã theo TT 08/2024/TT-BTNMT; thửa nhiều mục đích chọn nhiều mã.", "Codes of Circular 08/2024; several where the parcel has several uses."),
    "parcel_kind": Label("Phân loại ghi trong dữ liệu nguồn; để trống nếu không có.", "Kind as the source data give it; empty if they give none."),
    "holder_name": Label("Dữ liệu cá nhân: chỉ người có thẩm quyền đọc được, mỗi lần đọc được ghi nhật ký.", "Personal: read by those in charge only, and every reading is recorded."),
    "holder_kind": Label("Cá nhân, cộng đồng, tổ chức hay cơ quan; không phải tên.", "Individual, community, organisation or agency; not the name."),
    "certificate_issued": Label("“Có” khi đã cấp giấy chứng nhận cho thửa này.", "Yes once a certificate was issued for this parcel."),
    "certificate_serial": Label("Số in trên giấy chứng nhận, ví dụ AB 123456. Dữ liệu cá nhân.", "Serial printed on the certificate, such as AB 123456. Personal."),
    "in_dispute": Label("“Có” khi cơ quan có thẩm quyền đang thụ lý tranh chấp.", "Yes while an authority is handling a dispute."),
    "blocked": Label("“Có”: không sửa được ranh, không tách, không hợp cho tới khi bỏ ngăn chặn.", "Yes: the boundary cannot be changed, split or merged until it is lifted."),
    "restriction_note": Label("Tóm tắt hạn chế; văn bản và thời hạn ghi ở lớp Hạn chế.", "In short; document and period belong to the layer of restrictions."),
    "survey_method": Label("Ví dụ: toàn đạc điện tử, GNSS, số hóa bản đồ giấy.", "Such as total station, GNSS, digitised from paper."),
    "survey_date": Label("Ngày đo ngoài thực địa (ngày/tháng/năm).", "Day of the field survey (day/month/year)."),
    "survey_document": Label("Tài liệu đo đạc làm căn cứ của ranh.", "Survey that the boundary rests on."),
}  # fmt: skip

LAND_USES: Help = {
    "parcel": Label("Thửa mà mục đích này thuộc về.", "Parcel it belongs to."),
    "land_use_code": Label("Một mã cho mỗi dòng, theo TT 08/2024/TT-BTNMT.", "One code a row, of Circular 08/2024."),
    "planned_use_code": Label("Loại đất theo quy hoạch sử dụng đất; không phải chức năng của đồ án xây dựng.", "Use by the land-use plan; not the function of a construction plan."),
    "area_m2": Label("Phần diện tích của mục đích này; tổng các dòng bằng diện tích pháp lý.", "Area of this use; the rows add up to the official area."),
    "shared_use": Label("“Có” khi nhiều người sử dụng chung phần đất này.", "Yes where several users share this part."),
    "origin_of_use": Label("Nguồn gốc ghi trên giấy chứng nhận.", "Origin as the certificate states it."),
    "term_kind": Label("Lâu dài hay có thời hạn; có thời hạn thì ghi ngày ở dưới.", "Long-term or fixed; a fixed term has its days below."),
    "term_from": Label("Ngày bắt đầu thời hạn sử dụng.", "First day of the term."),
    "term_to": Label("Ngày cuối của thời hạn; để trống khi sử dụng lâu dài.", "Last day of the term; empty when long-term."),
}  # fmt: skip

SURVEY_DOCUMENTS: Help = {
    "document_number": Label("Số, ký hiệu của mảnh trích đo hoặc hồ sơ đo đạc.", "Number of the survey sheet or file."),
    "kind": Label("Cách thửa được đo; quyết định mức tin cậy của ranh.", "How the ground was surveyed; tells how far the boundary can be trusted."),
    "survey_unit": Label("Đơn vị thực hiện, như ghi trên tài liệu.", "Surveyor, as the document names it."),
    "method": Label("Ví dụ: toàn đạc điện tử, GNSS động, bay chụp.", "Such as total station, kinematic GNSS, aerial survey."),
    "surveyed_on": Label("Ngày đo ngoài thực địa.", "Day of the field survey."),
    "accepted_on": Label("Ngày nghiệm thu; không sớm hơn ngày đo.", "Day of acceptance; not before the survey."),
    "accepted_by": Label("Cơ quan ký nghiệm thu.", "Body that signed the acceptance."),
    "file_name": Label("Tên tệp đính kèm vào bộ thay đổi.", "Name of the file attached to the change set."),
    "file_sha256": Label("64 ký tự thập lục phân, để biết tệp không bị đổi.", "64 hexadecimal digits that show the file is unchanged."),
}  # fmt: skip

RESTRICTIONS: Help = {
    "parcel": Label("Thửa bị hạn chế.", "Restricted parcel."),
    "kind": Label("Chọn trong danh mục; mỗi hạn chế một dòng.", "From the list; one row a restriction."),
    "document_number": Label("Số văn bản đặt ra hạn chế; chỉ cán bộ đọc được.", "Document that imposes it; read by officers only."),
    "document_date": Label("Ngày ký văn bản.", "Day the document was signed."),
    "authority": Label("Cơ quan ký văn bản.", "Body that signed it."),
    "reason": Label("Một câu; không ghi tên người liên quan.", "One sentence; without names of persons."),
    "starts_on": Label("Ngày hạn chế có hiệu lực.", "First day it holds."),
    "ends_on": Label("Ngày hết hạn; để trống khi chưa có văn bản bãi bỏ.", "Last day; empty while nothing lifts it."),
    "area_m2": Label("Phần diện tích bị hạn chế; để trống nếu là cả thửa.", "Area concerned; empty for the whole parcel."),
}  # fmt: skip

LEGAL_BOUNDARIES: Help = {
    "parcel": Label("Thửa có ranh trên giấy tờ khác ranh bản đồ.", "Parcel whose papers show another boundary than the map."),
    "document": Label("Giấy tờ vẽ ranh này: giấy chứng nhận, quyết định giao đất.", "Paper that shows it: certificate, decision of allocation."),
    "document_date": Label("Ngày ký giấy tờ.", "Day the paper was signed."),
    "area_m2": Label("Diện tích ghi trên giấy tờ, không phải diện tích hình vẽ.", "Area that the paper states, not that of the drawing."),
}  # fmt: skip

PARTIES: Help = {
    "name": Label("Như trên giấy tờ tùy thân hoặc quyết định thành lập. Dữ liệu cá nhân.", "As on the identity paper or founding decision. Personal."),
    "kind": Label("Cá nhân, hộ gia đình, tổ chức…; chọn trong danh mục.", "Individual, household, organisation …; from the list."),
    "identity_number": Label("Số định danh cá nhân 12 chữ số, hoặc mã số tổ chức.", "12-digit personal number, or the number of an organisation."),
    "born_on": Label("Ngày/tháng/năm; để trống với tổ chức.", "Day/month/year; empty for organisations."),
    "address": Label("Nơi thường trú hoặc trụ sở.", "Residence or seat."),
    "phone": Label("Chỉ dùng để liên hệ về hồ sơ.", "Used for contact about the file only."),
}  # fmt: skip

CERTIFICATES: Help = {
    "serial": Label("Số in trên phôi giấy, ví dụ AB 123456.", "Serial printed on the form, such as AB 123456."),
    "barcode": Label("Dãy số in dưới mã vạch của giấy chứng nhận.", "Digits below the bar code of the certificate."),
    "book_number": Label("Số vào sổ cấp giấy chứng nhận.", "Number in the book of issue."),
    "kind": Label("Mẫu giấy chứng nhận theo thời kỳ cấp.", "Form of the certificate by its time of issue."),
    "issued_on": Label("Ngày ký giấy chứng nhận.", "Day it was signed."),
    "issuer": Label("Cơ quan ký, như ghi trên giấy.", "Body that signed, as the paper names it."),
    "cancelled_on": Label("Ngày thu hồi hoặc hủy; để trống khi còn giá trị.", "Day of withdrawal; empty while it is valid."),
}  # fmt: skip

LAND_RIGHTS: Help = {
    "parcel": Label("Thửa có quyền này.", "Parcel of the right."),
    "party": Label("Người có quyền.", "Who holds it."),
    "certificate": Label("Giấy chứng nhận ghi quyền này, nếu đã cấp.", "Certificate that states it, if issued."),
    "kind": Label("Chọn trong danh mục; mỗi quyền một dòng.", "From the list; one row a right."),
    "share_pct": Label("Phần của người này; các phần cùng quyền cộng lại 100 %.", "Share of this party; those of one right add up to 100 %."),
    "mortgaged": Label("“Có” khi đã đăng ký thế chấp. Dữ liệu cá nhân.", "Yes while a mortgage is registered. Personal."),
    "since": Label("Ngày quyền bắt đầu.", "First day of the right."),
    "until": Label("Ngày quyền chấm dứt; để trống khi còn hiệu lực.", "Day it ended; empty while it holds."),
    "basis": Label("Văn bản xác lập: hợp đồng, quyết định, bản án.", "What established it: contract, decision, judgment."),
}  # fmt: skip
