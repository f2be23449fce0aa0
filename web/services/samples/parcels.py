import httpx

with httpx.Client(base_url="@NEN@/api/v1", timeout=30) as nen:
    asked = {"ward": "26740", "sheet": "3", "number": "118"}
    answer = nen.get("/parcels", params=asked).raise_for_status().json()
    print(answer["status"])  # MATCH, AMBIGUOUS, NOT_FOUND
    for candidate in answer["candidates"]:
        parcel = nen.get(f"/parcels/{candidate['id']}").raise_for_status().json()
        print(parcel["id"], parcel["version"], parcel["ward_name"], parcel["area_m2"])
