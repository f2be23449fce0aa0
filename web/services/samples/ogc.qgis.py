# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorLayer

for name in ("wards", "parcels", "planning_zones", "red_lines", "building_permits"):
    source = f"url='@NEN@/ogc/' typename='{name}' pagingEnabled='true' restrictToRequestBBOX='1'"
    QgsProject.instance().addMapLayer(QgsVectorLayer(source, name, "OAPIF"))
