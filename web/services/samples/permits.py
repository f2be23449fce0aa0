import os
import uuid

import httpx

NEN = "@NEN@"
form = {"grant_type": "client_credentials", "scope": "read write"}
granted = httpx.post(f"{NEN}/oauth/token", data=form, auth=("permit-system", os.environ["CLIENT_SECRET"]))
token = granted.raise_for_status().json()["access_token"]

headers = {"Authorization": f"Bearer {token}"}
with httpx.Client(base_url=f"{NEN}/api/v1", headers=headers, timeout=60) as nen:
    asked = {"ward": "26740", "sheet": "3", "number": "118"}
    parcel = nen.get("/parcels", params=asked).raise_for_status().json()["candidates"][0]["id"]
    case = {"kind": "nha_o", "parcels": [parcel], "work_name": "Nhà ở riêng lẻ", "storeys": 3}
    once = {"Idempotency-Key": str(uuid.uuid4())}  # gửi lại cùng khóa thì không có hồ sơ thứ hai
    filed = nen.post("/permits", json=case, headers=once).raise_for_status().json()
    print(filed["number"], filed["status_name"], filed["due_on"])
    accepted = nen.post(f"/permits/{filed['id']}/events", json={"event": "accept"})
    print(accepted.raise_for_status().json()["status_name"])
