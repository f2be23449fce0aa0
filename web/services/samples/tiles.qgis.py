# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorTileLayer

source = "type=xyz&zmin=14&zmax=20&url=@NEN@/tiles/parcels/{z}/{x}/{y}.mvt"
QgsProject.instance().addMapLayer(QgsVectorTileLayer(source, "Thửa đất"))
