"""Danh mục quy tắc. The text of every finding the importer can make, with its remedy, in both languages.

The identifiers are stable: reports, tests and later runs refer to them.
"""

from __future__ import annotations

from typing import NamedTuple

from layers.labels import Label


class Entry(NamedTuple):
    """Severity, message and remedy of one rule; `error` keeps a row (or the file) out."""

    severity: str
    message: Label
    remedy: Label


def _entry(severity: str, vi: str, en: str, remedy_vi: str = "", remedy_en: str = "") -> Entry:
    return Entry(severity, Label(vi, en), Label(remedy_vi, remedy_en))


_CRS_REMEDY = (
    "Kiểm tra kinh tuyến trục của bản vẽ rồi nạp lại với --crs, ví dụ {example}.",
    "Check the central meridian of the drawing, then load again with --crs, for example {example}.",
)

CATALOGUE: dict[str, Entry] = {
    # --- the file -------------------------------------------------------------------------------------
    "file-missing": _entry("error", "Không tìm thấy tệp {path}.", "There is no file {path}.",
        "Kiểm tra đường dẫn.", "Check the path."),
    "file-empty": _entry("error", "Tệp rỗng (0 byte).", "The file is empty (0 bytes).",
        "Xin bên giao gửi lại tệp.", "Ask for the file again."),
    "file-unreadable": _entry("error", "Không đọc được tệp: {why}", "The file cannot be read: {why}",
        "Mở thử bằng QGIS, lưu lại thành GeoPackage rồi nạp lại.",
        "Open it in QGIS, save it as GeoPackage and load that."),
    "file-timeout": _entry("error", "Đọc tệp quá {seconds} giây nên đã dừng.", "Reading took more than {seconds} s and was stopped.",
        "Tệp có thể hỏng; chia nhỏ hoặc lưu lại thành GeoPackage.", "The file may be damaged; split it or save it as GeoPackage."),
    "file-crashed": _entry("error", "Trình đọc bị dừng đột ngột ({why}).", "The reader died ({why}).",
        "Tệp hỏng hoặc quá lớn; lưu lại thành GeoPackage.", "The file is damaged or too large; save it as GeoPackage."),
    "file-too-large": _entry("error", "Tệp cần hơn {megabytes} MB bộ nhớ để đọc.", "Reading needs more than {megabytes} MB of memory.",
        "Chia nhỏ tệp hoặc đặt NEN_IMPORT_MEMORY_MB.", "Split the file or set NEN_IMPORT_MEMORY_MB."),
    "format-dgn-v8": _entry("error", "Tệp DGN phiên bản 8; hệ thống chỉ đọc DGN V7.", "DGN version 8; only DGN V7 can be read.",
        "Trong MicroStation: File → Save As → V7 DGN, hoặc xuất DXF, rồi nạp lại.",
        "In MicroStation: File → Save As → V7 DGN, or export DXF, then load again."),
    "format-dwg": _entry("error", "Tệp DWG ({version}) là định dạng đóng, không đọc trực tiếp.", "DWG ({version}) is a closed format and is not read.",
        "Trong AutoCAD: SAVEAS → DXF (ASCII), rồi nạp lại.", "In AutoCAD: SAVEAS → DXF (ASCII), then load again."),
    "format-parquet": _entry("error", "Parquet không có cột hình học WKB theo GeoParquet: {why}", "Parquet without a WKB geometry column as in GeoParquet: {why}",
        "Ghi lại bằng geopandas.to_parquet hoặc lưu thành GeoPackage.", "Write it with geopandas.to_parquet or save it as GeoPackage."),
    "format-unknown": _entry("error", "Không nhận ra định dạng của tệp {name}.", "The format of {name} is not recognised.",
        "Các định dạng đọc được: GeoPackage, shapefile (cả .zip), GeoJSON, FlatGeobuf, FileGDB, DXF, DGN V7, CSV, OSM PBF, GeoParquet.",
        "Readable: GeoPackage, shapefile (also .zip), GeoJSON, FlatGeobuf, FileGDB, DXF, DGN V7, CSV, OSM PBF, GeoParquet."),
    "format-osm-undeclared": _entry("error", "Lớp {layer} không khai nguồn OSM.", "Layer {layer} declares no OSM source.",
        "Chọn lớp nền (basemap_…) hoặc khai OsmSource cho lớp.", "Choose a base layer (basemap_…) or declare an OsmSource."),
    "archive-unsafe": _entry("error", "Tệp nén không an toàn: {why}", "The archive is unsafe: {why}",
        "Giải nén và nạp từng tệp.", "Unpack it and load the files one by one."),
    "archive-empty": _entry("error", "Tệp nén không có dữ liệu đọc được.", "The archive holds nothing that can be read.",
        "Kiểm tra nội dung tệp nén.", "Check what is in the archive."),
    "sublayer-needed": _entry("error", "Tệp có nhiều lớp: {names}.", "The file holds several layers: {names}.",
        "Nạp lại với --sublayer TÊN.", "Load again with --sublayer NAME."),
    "sublayer-unknown": _entry("error", "Tệp không có lớp “{name}”; có: {names}.", 'The file has no layer "{name}"; it has: {names}.',
        "Nạp lại với một trong các tên đó.", "Load again with one of those names."),
    "file-no-rows": _entry("error", "Tệp không có bản ghi nào.", "The file holds no records.",
        "Xin bên giao gửi lại tệp.", "Ask for the file again."),
    "file-no-shapes": _entry("error", "Tệp không có hình học, trong khi lớp cần {kind}.", "The file has no shapes; the layer needs {kind}.",
        "CSV: cần cột X và Y hoặc WKT; shapefile: kèm đủ .shp, .shx, .dbf.", "CSV: columns X and Y, or WKT; shapefile: send .shp, .shx and .dbf together."),
    "encoding-wrong": _entry("error", "Văn bản không đúng bảng mã {encoding}: {why}", "The text is not {encoding}: {why}",
        "Nạp lại với --encoding (UTF-8, cp1258, latin1…).", "Load again with --encoding (UTF-8, cp1258, latin1…)."),
    "shx-restored": _entry("info", "Thiếu tệp .shx; chỉ mục được dựng tạm khi đọc.", "The .shx is missing; its index was rebuilt for reading only."),
    "curves-flattened": _entry("info", "{count} đường cong được đổi thành đường gấp khúc khi đọc.", "{count} curves were read as lines of short segments."),
    "db-conflict": _entry("error", "Cơ sở dữ liệu từ chối: {why}", "The database refused: {why}",
        "Sửa bản ghi trùng trong tệp hoặc trong lớp rồi nạp lại.", "Correct the clashing record in the file or in the layer, then load again."),
    # --- columns --------------------------------------------------------------------------------------
    "column-unmapped": _entry("info", "Cột “{column}” không thuộc trường nào, bỏ qua.", 'Column "{column}" belongs to no field and is left out.',
        "Nếu cần: --map {column}=tên_trường.", "If it is needed: --map {column}=field_name."),
    "column-guessed": _entry("info", "Cột “{column}” (tên bị cắt còn 10 ký tự) được hiểu là {target}.", 'Column "{column}" (a name cut to 10 characters) is read as {target}.',
        "Nếu sai: --map {column}=tên_trường.", "If wrong: --map {column}=field_name."),
    "column-ambiguous": _entry("info", "Cột “{column}” cũng có thể là {target}, nhưng “{chosen}” đã được dùng.", 'Column "{column}" could be {target} too, but "{chosen}" is used.',
        "Nếu sai: --map {column}={target}.", "If wrong: --map {column}={target}."),
    "column-unknown": _entry("error", "Không có cột “{column}” trong tệp; có: {names}.", 'The file has no column "{column}"; it has: {names}.',
        "Sửa lại --map.", "Correct --map."),
    "field-unknown": _entry("error", "Lớp không có trường “{target}”.", 'The layer has no field "{target}".',
        "Sửa lại --map hoặc --constant.", "Correct --map or --constant."),
    "field-missing": _entry("error", "Không có cột nào cho trường bắt buộc {fields}; tệp có: {names}.", "No column for the required field {fields}; the file has: {names}.",
        "Chỉ rõ bằng --map CỘT=trường hoặc --constant trường=giá_trị.", "Name it with --map COLUMN=field or --constant field=value."),
    # --- coordinate reference system ------------------------------------------------------------------
    "crs-missing": _entry("error", "Tệp không khai hệ tọa độ.", "The file declares no coordinate reference system.", *_CRS_REMEDY),
    "crs-refused": _entry("error", "{why}", "{why}", *_CRS_REMEDY),
    "crs-option-unknown": _entry("error", "{why}", "{why}", *_CRS_REMEDY),
    "crs-degrees-declared-metres": _entry("error",
        "Khai sai hệ tọa độ: tệp khai {declared} (đơn vị mét) nhưng giá trị là kinh độ, vĩ độ (khoảng {x}, {y}).",
        "False coordinate system: the file declares {declared} (metres), but the values are longitude and latitude (around {x}, {y}).",
        "Nạp lại với --crs {example}.", "Load again with --crs {example}."),
    "crs-metres-declared-degrees": _entry("error",
        "Khai sai hệ tọa độ: tệp khai {declared} (kinh độ, vĩ độ) nhưng giá trị là mét (khoảng {x}, {y}). {readings}",
        "False coordinate system: the file declares {declared} (longitude and latitude), but the values are metres (around {x}, {y}). {readings}",
        *_CRS_REMEDY),
    "crs-axes-swapped": _entry("error",
        "Tọa độ bị đảo trục: số thứ nhất là hướng bắc (X của bản vẽ), số thứ hai là hướng đông (khoảng {x}, {y}, {declared}).",
        "The axes are exchanged: the first number is the northing (X on survey papers), the second the easting (around {x}, {y}, {declared}).",
        "Nạp lại với --swap-axes.", "Load again with --swap-axes."),
    "crs-other-zone": _entry("error",
        "Tọa độ khoảng {x}, {y} khai là {declared} nằm ngoài thành phố; nếu hiểu là {example} thì nằm trong.",
        "Coordinates around {x}, {y} declared as {declared} lie outside the city; read as {example} they lie inside.", *_CRS_REMEDY),
    "crs-outside-city": _entry("error", "Tọa độ khoảng {x}, {y} ({declared}) nằm ngoài thành phố theo mọi hệ tọa độ đã biết.",
        "Coordinates around {x}, {y} ({declared}) lie outside the city in every known coordinate system.",
        "Kiểm tra tệp có đúng của thành phố {city} hay không.", "Check that the file belongs to {city}."),
    "crs-warning": _entry("warning", "{why}", "{why}"),
    "crs-overridden": _entry("info", "Tệp khai {declared}; đọc theo --crs {used}.", "The file declares {declared}; read as --crs {used}."),
    "axes-swapped": _entry("info", "Đã đổi thứ tự trục theo yêu cầu (--swap-axes).", "The axes were exchanged as asked (--swap-axes)."),
    # --- shapes ---------------------------------------------------------------------------------------
    "geometry-missing": _entry("error", "Không có hình học.", "There is no shape.", "Vẽ bổ sung hoặc bỏ bản ghi.", "Draw it or leave the record out."),
    "geometry-empty": _entry("error", "Hình học rỗng.", "The shape is empty.", "Vẽ bổ sung hoặc bỏ bản ghi.", "Draw it or leave the record out."),
    "geometry-unreadable": _entry("error", "Hình học không đọc được (vòng chưa khép, quá ít điểm…).", "The shape cannot be read (an unclosed ring, too few points…).",
        "Khép vòng trong phần mềm vẽ, hoặc nạp với --repair.", "Close the ring in the drawing program, or load with --repair."),
    "geometry-not-finite": _entry("error", "Tọa độ không phải là số hữu hạn.", "A coordinate is not a finite number.", "Vẽ lại hình.", "Draw the shape again."),
    "valid-geometry": _entry("error", "Hình học không hợp lệ: {why}.", "The shape is invalid: {why}.",
        "Sửa trong phần mềm vẽ, hoặc nạp với --repair (có ghi nhật ký).", "Correct it in the drawing program, or load with --repair (logged)."),
    "geometry-kind": _entry("error", "Kiểu hình học là {found}, lớp cần {kind}.", "The shape is a {found}; the layer needs {kind}.",
        "Chọn đúng lớp, hoặc chuyển kiểu trong QGIS.", "Choose the right layer, or convert the shape in QGIS."),
    "geometry-repaired": _entry("warning", "Đã sửa theo yêu cầu ({why}); diện tích {before} → {after} m².", "Repaired as asked ({why}); area {before} → {after} m².",
        "So với hồ sơ gốc.", "Compare with the original document."),
    "geometry-heights-dropped": _entry("info", "Bỏ cao độ (Z) của {count} hình; lớp lưu hai chiều.", "Heights (Z) of {count} shapes were dropped; the layer is two-dimensional."),
    "geometry-promoted": _entry("info", "{count} hình đơn được lưu ở dạng nhiều phần (không thay đổi hình).", "{count} single shapes are stored as multi-part shapes (unchanged otherwise)."),
    "inside-city": _entry("error", "Nằm ngoài phạm vi thành phố.", "Outside the city.", "Kiểm tra tọa độ của bản ghi.", "Check the record's coordinates."),
    "outside-projection": _entry("error", "Tọa độ không chuyển được sang hệ của thành phố.", "The coordinates have no image in the city's CRS.",
        "Kiểm tra tọa độ của bản ghi.", "Check the record's coordinates."),
    # --- values ---------------------------------------------------------------------------------------
    "value-missing": _entry("error", "Thiếu giá trị bắt buộc.", "A required value is missing.", "Bổ sung giá trị.", "Fill it in."),
    "value-unreadable": _entry("error", "“{value}” không phải {kind}.", '"{value}" is not {kind}.', "Sửa giá trị trong tệp.", "Correct the value in the file."),
    "value-too-long": _entry("error", "Dài {length} ký tự, tối đa {limit}.", "{length} characters long; {limit} at most.", "Rút gọn giá trị.", "Shorten the value."),
    "value-out-of-range": _entry("error", "{value} nằm ngoài khoảng cho phép ({low} … {high}).", "{value} is out of range ({low} … {high}).", "Sửa giá trị trong tệp.", "Correct the value in the file."),
    "value-negative-zero-area": _entry("error", "Diện tích bằng 0.", "The area is zero.", "Vẽ lại hình.", "Draw the shape again."),
    "lifespan-backward": _entry("error", "Ngày hết hiệu lực trước ngày có hiệu lực.", "The end of validity lies before its beginning.", "Sửa ngày.", "Correct the dates."),
    "reference-unknown": _entry("error", "Không tìm thấy “{value}” trong lớp {target}.", 'There is no "{value}" in layer {target}.',
        "Nạp lớp {target} trước, hoặc sửa giá trị.", "Load layer {target} first, or correct the value."),
    "area-differs": _entry("warning", "Diện tích ghi {recorded} m², tính được {computed} m² (lệch {ppm} phần triệu).", "Recorded area {recorded} m², computed {computed} m² ({ppm} ppm apart).",
        "Kiểm tra hệ tọa độ hoặc lập lại diện tích.", "Check the CRS or record the area anew."),
    # --- code lists -----------------------------------------------------------------------------------
    "code-unknown": _entry("error", "Mã “{value}” không có trong danh mục {list}.", 'Code "{value}" is not in the list {list}.', "Dùng mã của danh mục.", "Use a code of the list."),
    "code-unlisted": _entry("warning", "Mã “{value}” không có trong danh mục {list}; giữ nguyên.", 'Code "{value}" is not in the list {list}; kept as it is.', "Kiểm tra mã.", "Check the code."),
    "code-former": _entry("info", "Mã cũ “{value}”, nay là {current}; giữ nguyên văn.", 'Former code "{value}", now {current}; kept as delivered.'),
    "code-unmapped": _entry("warning", "“{value}” chưa có mã trong danh mục {list}; để trống mã, giữ nguyên văn.", '"{value}" has no code in the list {list}; the code stays empty, the text is kept.',
        "Bổ sung tên gọi vào danh mục.", "Add the name to the list."),
    # --- duplicates and layer rules --------------------------------------------------------------------
    "duplicate-record": _entry("error", "Trùng hoàn toàn với bản ghi {other}.", "Identical to record {other}.", "Bỏ bản ghi trùng.", "Leave the copy out."),
    "duplicate-key": _entry("error", "Khóa nguồn “{value}” đã có ở bản ghi {other}.", 'Source key "{value}" was used by record {other}.', "Chọn cột khóa khác (--key).", "Choose another key column (--key)."),
    "unique-required": _entry("error", "{fields} = {value} trùng với bản ghi {other}; cơ sở dữ liệu không cho trùng.", "{fields} = {value} equals record {other}; the database holds it once.", "Sửa giá trị trùng.", "Correct the clash."),
    "unique-key": _entry("warning", "Trùng khóa {fields} = {value} với {count} bản ghi khác.", "Key {fields} = {value} is shared with {count} other records.",
        "Đưa vào danh sách kiểm tra; không xóa.", "Put on the review list; nothing is deleted."),
    "no-overlap": _entry("warning", "Chồng lấn với bản ghi {other}: {area} m².", "Overlaps record {other}: {area} m².", "Kiểm tra ranh giới chung.", "Check the common boundary."),
    "not-in-file": _entry("info", "{count} bản ghi cũ của nguồn này không có trong tệp; giữ nguyên.", "{count} earlier records of this source are not in the file; they stay."),
    # --- a file as a change set ------------------------------------------------------------------------
    "key-not-in-file": _entry("error", "Không thể nhận biết đối tượng theo “{name}”: tệp không có cột này, hoặc kiểu của trường không dùng làm khóa được.",
        'Features cannot be known by "{name}": the file has no such column, or its type cannot be a key.',
        "Chọn khóa khác, hoặc để trống để nhận biết theo id.", "Choose another key, or leave it empty to go by id."),
    "id-unreadable": _entry("error", "“{value}” không phải mã đối tượng.", '"{value}" is not the id of a feature.',
        "Để trống ô id cho đối tượng mới; không sửa id của đối tượng đã có.", "Leave id empty for a new feature; never change the id of a stored one."),
    "id-taken": _entry("error", "Mã “{value}” không dùng được.", 'The id "{value}" cannot be used.',
        "Để trống ô id để hệ thống cấp mã mới.", "Leave id empty to get a new one."),
    "key-ambiguous": _entry("error", "Khóa “{value}” thuộc về {count} đối tượng trong lớp.", 'Key "{value}" belongs to {count} features of the layer.',
        "Nạp theo id, hoặc nêu mã nguồn dữ liệu.", "Load by id, or name the dataset code."),
    "outside-reach": _entry("error", "Đối tượng nằm ngoài địa bàn được giao.", "The feature lies outside the unit in which you may act.",
        "Chỉ nạp đối tượng trong địa bàn, cả trước và sau khi sửa.", "Load features inside your unit only, before and after the change."),
    "column-not-editable": _entry("warning", "Cột “{name}” được bỏ qua: bạn không sửa được trường này.", "The column “{name}” is left out: you may not edit this field."),
    "removal-unsafe": _entry("warning", "Không xóa đối tượng nào: có dòng bị từ chối mà không đọc được khóa.", "Nothing is removed: a refused row has no readable key.",
        "Sửa các dòng bị từ chối rồi nạp lại.", "Correct the refused rows, then load again."),
    "no-stable-key": _entry("info", "Không có cột khóa: bản ghi được nhận ra theo nội dung, sửa đổi sẽ thành bản ghi mới.", "No key column: records are known by their content, so a change makes a new record.",
        "Chỉ rõ cột khóa bằng --key.", "Name the key column with --key."),
}  # fmt: skip
