import httpx

since = ""  # lưu lại giữa hai lần chạy
with httpx.Client(base_url="@NEN@/api/v1", timeout=30) as nen:
    while True:
        page = nen.get("/changes", params={"since": since, "limit": 1000}).raise_for_status().json()
        for change in page["changes"]:
            print(
                change["published_at"],
                change["layer"],
                change["operation"],
                change["feature"],
                change["version"],
            )
        since = page["next"]
        if not page["more"]:
            break
print("next:", since)
