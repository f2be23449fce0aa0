# Đồ án đang có hiệu lực
curl -fsS '@NEN@/api/v1/plans?state=in_force'

# Chức năng quy hoạch trên hiện trạng của một phường (404 khi chưa được tính)
curl -sS '@NEN@/api/v1/statistics/land-use?ward=26740'
