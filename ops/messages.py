"""Every sentence that the commands say to an operator: Vietnamese first, then short English.

One place, so that wording stays even and tests can check that no message lost its remedy.
"""

NO_SUDO = (
    "Thiếu gói hệ thống và không có quyền sudo; nhờ quản trị viên chạy: {command} · "
    "System packages are missing and sudo is not available; ask the administrator to run: {command}"
)
NO_APT = (
    "Thiếu {packages} và máy không có apt-get; hãy cài bằng trình quản lý gói của máy rồi chạy lại · "
    "{packages} missing and no apt-get here; install them and run again"
)
NO_POSTGIS = (
    "apt không có PostgreSQL kèm PostGIS 3; bật kho gói universe/main rồi chạy lại · "
    "apt offers no PostgreSQL with PostGIS 3; enable the universe/main repository and run again"
)
NO_PYTHON = (
    "Cần Python 3.11 trở lên; máy chỉ có {found} và apt không có bản mới hơn · "
    "Python 3.11 or newer is needed; this machine has {found} and apt offers nothing newer"
)
PORT_BUSY = (
    "Cổng {port} đang bị chiếm{owner}; đổi cổng bằng {setting}={suggestion} rồi chạy lại · "
    "Port {port} is busy{owner}; choose another with {setting}={suggestion} and run again"
)
PORT_INVALID = (
    "{setting}={value} không phải là số cổng (1–65535) · {setting}={value} is not a port number (1–65535)"
)
NO_FREE_PORT = "Không còn cổng trống trong {first}–{last} · No free port in {first}–{last}"
DISK_FULL_START = (
    "Ổ đĩa chứa {path} chỉ còn {free_gb:.1f} GB, cần ít nhất {needed_gb:.1f} GB; dọn bớt rồi chạy lại · "
    "Only {free_gb:.1f} GB free where {path} is, {needed_gb:.1f} GB needed; free some space and run again"
)
DISK_FULL = (
    "Ổ đĩa chứa {path} đã đầy giữa chừng (còn {free_gb:.2f} GB); giải phóng chỗ rồi chạy lại cùng lệnh · "
    "The disk that holds {path} is full ({free_gb:.2f} GB left); free some space and run again"
)
STEP_FAILED = (
    "Bước «{step}» không xong (mã thoát {code}); chi tiết trong {log}; sửa rồi chạy lại cùng lệnh · "
    "Step failed with exit code {code}; details in {log}; mend it and run the same command again"
)
TIMEOUT = (
    "{what} không xong sau {seconds:.0f} giây; xem {log} · "
    "{what} did not finish in {seconds:.0f} s; see {log}"
)
CLUSTER_OWNER = (
    "{path} thuộc người dùng «{owner}», còn lệnh này chạy cụm dữ liệu bằng «{user}»; "
    "chạy bằng đúng người dùng đó hoặc xoá thư mục var/ · "
    "{path} belongs to “{owner}” but this command would run the cluster as “{user}”; "
    "use that account or delete var/"
)
CLUSTER_UNREACHABLE = (
    "Người dùng «{user}» không vào được {path}; chuyển kho mã tới thư mục mọi người đọc được (ví dụ /srv) · "
    "The account “{user}” cannot enter {path}; move the clone to a directory it can enter (for example /srv)"
)
CLUSTER_FAILED = (
    "Cụm PostgreSQL riêng không {action} được; xem {log} · "
    "The private PostgreSQL cluster did not {action}; see {log}"
)
NO_POSTGRES_USER = (
    "Không có người dùng hệ thống «postgres» để chạy cụm dữ liệu (không bao giờ chạy bằng root) · "
    "There is no system account “postgres” to run the cluster (it never runs as root)"
)
CITY_INVALID = (
    "NEN_CITY={value} không hợp lệ; chỉ dùng chữ thường a–z, số và dấu gạch dưới · "
    "NEN_CITY={value} is not valid; use a–z, digits and underscores only"
)
ALREADY_RUNNING = (
    "Nền đang chạy (pid {pid}): {url} ; dừng bằng «make down» · "
    "Already running (pid {pid}): {url} ; stop with “make down”"
)
SETUP_BUSY = (
    "Một lệnh khác đang chuẩn bị thư mục này; đợi nó xong … · "
    "Another command is preparing this directory; waiting …"
)
SETUP_STILL_BUSY = (
    "Một lệnh khác vẫn đang chuẩn bị thư mục này sau {seconds:.0f} giây; thử lại sau · "
    "Another command has been preparing this directory for {seconds:.0f} s; try again later"
)
NOT_RUNNING = "Nền không chạy · Not running"
STOPPED = "Đã dừng · Stopped"
STOPPING = "Đang dừng … · Stopping …"
NOT_READY = (
    "Các tiến trình đã chạy nhưng chưa sẵn sàng sau {seconds:.0f} giây; xem {log} · "
    "The processes run but are not ready after {seconds:.0f} s; see {log}"
)
UP_FAILED = "Nền không khởi động được; xem {log} · Nền did not start; see {log}"
GAVE_UP = (
    "Tiến trình «{name}» dừng {times} lần liên tiếp; xem {log} · "
    "Process “{name}” stopped {times} times in a row; see {log}"
)
INTERRUPTED = "Đã ngắt; chạy lại cùng lệnh để tiếp tục · Interrupted; run the same command to go on"
NO_PROGRAM = (
    "Không chạy được {program} ({why}); xoá thư mục var/venv rồi chạy lại · "
    "{program} cannot be run ({why}); delete var/venv and run again"
)
PROCESS_ENDED = (
    "{time} {name} dừng (mã {code}), chạy lại sau {pause:.1f} s; xem {log} · "
    "{name} ended (code {code}), starting again in {pause:.1f} s; see {log}"
)
NEEDS_ARGUMENTS = "Cách dùng: {usage} · Usage: {usage}"
NO_FILE = "Không thấy tệp {path} · No such file: {path}"
CHECKS_FAILED = "{count} bước kiểm tra không đạt: {names} · {count} checks failed: {names}"
NO_CHROMIUM = (
    "Kiểm thử giao diện cần Chromium; đặt NEN_CHROMIUM=/đường/dẫn tới trình duyệt · "
    "Browser tests need Chromium; set NEN_CHROMIUM=/path to a browser"
)
ENVIRONMENT_INVALID = (
    "{setting} chưa đặt hoặc không hợp lệ: 16–128 ký tự gồm chữ, số, «-», «_» · "
    "{setting} is not set or not valid: 16–128 letters, digits, “-” or “_”"
)
CONFORMANCE_NEEDS_SERVER = (
    "Chưa có bản cài đặt nào chạy ở đây; chạy make up rồi make conformance · "
    "Nothing runs here yet; make up, then make conformance"
)
CONFORMANCE_ABSTRACT = (
    "Phép thử của tiêu chuẩn (Annex A), do dự án viết · Abstract tests of the standard (Annex A), our own"
)
CONFORMANCE_OFFICIAL = "Bộ thử chính thức của OGC · The official suite of the OGC"
CONFORMANCE_NEEDS_JAVA = (
    "Bộ thử chính thức cần Java 17; hãy cài openjdk-17-jre-headless rồi chạy lại · "
    "The official suite needs Java 17; install openjdk-17-jre-headless and run again"
)
CONFORMANCE_NEEDS_MAVEN = (
    "Bộ thử chính thức cần Maven, hoặc tệp ets-ogcapi-features10-*-aio.jar trong {folder} · "
    "The official suite needs Maven, or the file ets-ogcapi-features10-*-aio.jar in {folder}"
)
CONFORMANCE_NOT_FETCHED = (
    "Maven không tải được bộ thử chính thức (xem {log}); "
    "đặt tệp ets-ogcapi-features10-*-aio.jar vào {folder} rồi chạy lại · "
    "Maven cannot fetch the official suite (see {log}); put ets-ogcapi-features10-*-aio.jar into {folder} and run again"
)
CONFORMANCE_FAILED = (
    "Có phép thử không đạt hoặc bộ thử không chạy hết; chi tiết trong {folder} · "
    "A test failed or the suite did not end; details in {folder}"
)
NOTHING_TO_RELOAD = (
    "Nền không chạy nên không có gì để thay; khởi động bằng «make up» · "
    "Not running, so there is nothing to replace; start it with “make up”"
)
RELOADED = (
    "Mã mới đã chạy ở mọi tiến trình sau {took}; không yêu cầu nào bị từ chối · "
    "New code runs in every process after {took}; no request was refused"
)
RELOAD_TOO_OLD = (
    "Bản đang chạy được khởi động bằng mã chưa biết thay mã; chạy «make down» rồi «make up» một lần · "
    "What runs was started by code that cannot be replaced yet; run “make down”, then “make up”, once"
)
RELOAD_OTHER_CITY = (
    "Bản đang chạy phục vụ «{running}», lệnh này hỏi «{asked}»; chạy lại với NEN_CITY={running} · "
    "What runs serves “{running}”, this command asks for “{asked}”; run it again with NEN_CITY={running}"
)
RELOAD_FAILED = (
    "«{name}» mới không khởi động được nên mã cũ vẫn chạy ở mọi tiến trình; xem {log}, sửa rồi «make reload» lại · "
    "The new “{name}” did not start, so the old code goes on everywhere; see {log}, mend it and run “make reload” again"
)
RELOAD_INCOMPLETE = (
    "«{name}» dừng với mã mới, các tiến trình khác đã chạy mã mới; xem {log}, sửa rồi chạy lại «make reload» · "
    "“{name}” ends with the new code, the other programs run it; see {log}, mend it and run “make reload” again"
)
RELOAD_LOST = (
    "Nền đã dừng trong khi thay mã; xem {log}, khởi động lại bằng «make up» · "
    "Everything stopped while the code was being replaced; see {log}, start it with “make up”"
)
PROCESS_RELOADED = "{time} {name}: đã thay bằng mã mới · runs the new code"
PROCESS_NOT_RELOADED = (
    "{time} {name}: mã mới không chạy được; xem {log} · the new code does not run; see {log}"
)
