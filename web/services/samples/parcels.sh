# Theo phường, tờ, thửa; số và phường trước 01/7/2025 vẫn tìm được
curl -fsS '@NEN@/api/v1/parcels?ward=26740&sheet=3&number=118'

# Tại một điểm (độ WGS 84)
curl -fsS '@NEN@/api/v1/parcels?lon=106.70408&lat=10.78709'
