import httpx

with httpx.Client(base_url="@NEN@/api/v1", timeout=60) as nen:
    asked = {"ward": "26740", "sheet": "3", "number": "118"}
    found = nen.get("/parcels", params=asked).raise_for_status().json()
    planned = {"parcels": [found["candidates"][0]["id"]], "storeys": 4, "height_m": 15, "floor_area_m2": 400}
    answer = nen.post("/permits/precheck", json=planned).raise_for_status().json()
    print(answer["verdict"], answer["counts"])
    for rule in answer["rules"]:
        print(rule["verdict"], rule["id"], rule["law"], rule["message"])
