import httpx

with httpx.Client(base_url="@NEN@/api/v1", timeout=30) as nen:
    catalogue = nen.get("/plans", params={"state": "in_force"}).raise_for_status().json()
    print(catalogue["found"])
    for plan in catalogue["plans"]:
        zones = nen.get(f"/plans/{plan['plan_code']}/zones").raise_for_status().json()
        print(plan["plan_code"], plan["name"], len(zones["zones"]))
