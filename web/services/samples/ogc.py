import httpx

address = "@NEN@/ogc/collections/parcels/items?f=json&limit=100&bbox=106.703,10.786,106.705,10.788"
with httpx.Client(timeout=30) as client:
    while address:
        page = client.get(address).raise_for_status().json()
        for feature in page["features"]:
            print(
                feature["id"], feature["properties"]["sheet_number"], feature["properties"]["parcel_number"]
            )
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
