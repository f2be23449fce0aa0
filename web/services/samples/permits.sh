# Giấy phép đang được công khai
curl -fsS '@NEN@/api/v1/permits?limit=10'

# Hồ sơ đang thụ lý, cho hệ thống có quyền; CLIENT_SECRET = khóa của hệ thống
token=$(curl -fsS -u "permit-system:$CLIENT_SECRET" '@NEN@/oauth/token' \
  -d grant_type=client_credentials -d 'scope=read write' |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])')
curl -fsS '@NEN@/api/v1/permits?what=cases&limit=10' -H "Authorization: Bearer $token"
