# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsRasterLayer

source = "crs=EPSG:3857&dpiMode=7&format=image/png&layers=shared&styles=&url=@NEN@/map/service?SERVICE=WMS"
QgsProject.instance().addMapLayer(QgsRasterLayer(source, "Bản đồ số dùng chung", "wms"))
