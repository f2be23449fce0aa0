from pathlib import Path

import httpx

wanted = {
    "SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "LAYERS": "planning", "STYLES": "", "CRS": "EPSG:3857",
    "BBOX": "11877944,1207671,11878544,1208271", "WIDTH": "512", "HEIGHT": "512", "FORMAT": "image/png",
}  # fmt: skip
picture = httpx.get("@NEN@/map/service", params=wanted, timeout=60).raise_for_status()
Path("quy-hoach.png").write_bytes(picture.content)
print(len(picture.content))
