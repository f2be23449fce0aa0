# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorLayer

source = "url='@NEN@/ogc/' typename='parcels' pagingEnabled='true' restrictToRequestBBOX='1'"
layer = QgsVectorLayer(source, "Thửa đất", "OAPIF")
QgsProject.instance().addMapLayer(layer)
