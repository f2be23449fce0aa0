# QGIS: Trình bổ trợ → Bảng điều khiển Python
from qgis.core import QgsProject, QgsVectorLayer

for name, title in (("plans", "Đồ án"), ("planning_zones", "Ô quy hoạch")):
    source = f"url='@NEN@/ogc/' typename='{name}' pagingEnabled='true' restrictToRequestBBOX='1'"
    QgsProject.instance().addMapLayer(QgsVectorLayer(source, title, "OAPIF"))
