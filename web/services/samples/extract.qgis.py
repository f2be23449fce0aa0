# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorLayer

source = "url='@NEN@/ogc/' typename='planning_zones' pagingEnabled='true' restrictToRequestBBOX='1'"
layer = QgsVectorLayer(source, "Ô quy hoạch", "OAPIF")
QgsProject.instance().addMapLayer(layer)
