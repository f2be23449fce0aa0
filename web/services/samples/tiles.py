import httpx

with httpx.Client(timeout=30) as client:
    layer = client.get("@NEN@/tiles/planning_zones.json").raise_for_status().json()
    address = layer["tiles"][0].replace("{z}", "16").replace("{x}", "52192").replace("{y}", "30792")
    tile = client.get(address).raise_for_status()
    print(layer["minzoom"], layer["maxzoom"], len(tile.content))
