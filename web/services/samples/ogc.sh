# Các lớp, rồi mười ô quy hoạch ở tọa độ VN-2000 của thành phố
curl -fsS '@NEN@/ogc/collections?f=json'
curl -fsS '@NEN@/ogc/collections/planning_zones/items?f=json&limit=10&crs=http://www.opengis.net/def/crs/EPSG/0/9210'
