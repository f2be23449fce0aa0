# Mỗi lệnh một dòng; phần việc nằm trong ops/ · One line a command; the work is in ops/.
PYTHON ?= python3
NEN := $(PYTHON) ops/nen.py
.DEFAULT_GOAL := help
.PHONY: help run up down reload status test proof check bench conformance load client lock setup db

help: ## Liệt kê các lệnh · List the commands
	@$(NEN) help
run: ## Chuẩn bị mọi thứ rồi chạy, Ctrl-C để dừng · Prepare and run in the foreground (NEN_PORT, NEN_CITY)
	@$(NEN) run
up: ## Như run nhưng chạy nền · Run in the background
	@$(NEN) up
down: ## Dừng tất cả · Stop everything
	@$(NEN) down
reload: ## Thay mã mới khi đang chạy, không từ chối yêu cầu nào · New code into what runs, no request refused
	@$(NEN) reload
status: ## Bảng tiến trình; mã 0 khi sẵn sàng · Process table; exit 0 when ready
	@$(NEN) status
test: ## Toàn bộ kiểm thử, hoặc T=đường_dẫn · All tests, or T=path
	@$(NEN) test $(T)
proof: ## Các phép chứng minh ở cỡ đầy đủ, khoảng một giờ, hoặc T=đường_dẫn · Proofs at full size, about an hour, or T=path
	@$(NEN) proof $(T)
check: ## Kiểm tra mã: định dạng, kiểu, kiến trúc · Lint, types, architecture
	@$(NEN) check
bench: ## Đo hiệu năng, BENCH=tên để chạy một bài · Benchmarks
	@$(NEN) bench $(BENCH)
conformance: ## Thử tuân thủ OGC API Features trên bản đang chạy · OGC conformance of the running installation
	@$(NEN) conformance
load: ## Nạp tệp vào lớp: FILE=… LAYER=… · Import a file into a layer
	@$(NEN) load "$(FILE)" "$(LAYER)" $(OPTIONS)
client: ## Sinh lại gói khách Python · Generate the Python client anew
	@$(NEN) client
lock: ## Khoá lại phiên bản thư viện · Renew the pinned requirements
	@$(NEN) lock
setup: ## Chỉ cài đặt, không chạy · Install only
	@$(NEN) setup
db: ## Chỉ bật cơ sở dữ liệu riêng · Start the private database only
	@$(NEN) db
