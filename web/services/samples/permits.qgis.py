# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorLayer

source = "url='@NEN@/ogc/' typename='building_permits' pagingEnabled='true' restrictToRequestBBOX='1'"
layer = QgsVectorLayer(source, "Giấy phép xây dựng", "OAPIF")
QgsProject.instance().addMapLayer(layer)
