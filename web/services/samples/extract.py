import httpx

with httpx.Client(base_url="@NEN@/api/v1", timeout=30) as nen:
    found = nen.get("/parcels", params={"q": "Phường Bến Nghé, tờ 3, thửa 118"}).raise_for_status().json()
    parcel = found["candidates"][0]["id"]
    extract = nen.get(f"/parcels/{parcel}/extract").raise_for_status().json()
    for one in extract["concerned"]:
        print(one["theme"], (one["zone"] or {}).get("code"), one["area_m2"], one["share_pct"])
    print(extract["no_data"], extract["verify_url"])
