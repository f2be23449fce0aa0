# Id của thửa, rồi trích lục theo ngày
id=$(curl -fsS '@NEN@/api/v1/parcels?ward=26740&sheet=3&number=118' |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["candidates"][0]["id"])')
curl -fsS "@NEN@/api/v1/parcels/$id/extract?as_of=$(date +%F)"
