# NEN_LOGIN = tên đăng nhập:mã truy cập (tạo ở /account/tokens/)
job=$(curl -fsS -u "$NEN_LOGIN" '@NEN@/api/v1/extracts' -H 'Content-Type: application/json' \
  -d '{"parcels": ["Phường Bến Nghé, tờ 3, thửa 118"], "format": "csv"}' |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["status_url"])')
curl -fsS -u "$NEN_LOGIN" "@NEN@$job"
