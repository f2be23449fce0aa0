"""Headless QGIS edits a collection by the requests of QGIS 3.32 and later, and reads it back by its own provider.

Debian's QGIS 3.22 reads OGC API Features and cannot edit it: its provider knows no POST. So the requests are put
together here as `src/providers/wfs/oapif/` of QGIS 3.44 does (`qgsoapifprovider.cpp` computeCapabilities, addFeatures,
changeGeometryValues, changeAttributeValues, deleteFeatures; `qgsoapif{create,patch,delete}feature…request.cpp`), with
QGIS's own writer of features, geometries and credentials, and sent and judged by its own network stack.

By hand: `/usr/bin/python3 tests/ogc/qgis_edits.py http://…/ogc USER PASSWORD MOVED RENAMED DELETED`, the last three ids
of parcels.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsFeature,
    QgsGeometry,
    QgsJsonExporter,
    QgsNetworkAccessManager,
    QgsVectorDataProvider,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest
from qgis.PyQt.QtXml import QDomDocument

LAYER = "parcels"
CRS = "http://www.opengis.net/def/crs/EPSG/0/9210"
#: The parameters of the connection, which QGIS repeats at what it reads and not at what it writes.
MORE = "changeset=mine"
CAN = {
    "AddFeatures": "add",
    "DeleteFeatures": "delete",
    "ChangeAttributeValues": "attributes",
    "ChangeGeometries": "shape",
}


class Answer:
    """What the server said, and what QGIS would show of a refusal (`QgsBaseNetworkRequest::replyFinished`)."""

    def __init__(self, reply: QNetworkReply) -> None:
        self.status = reply.attribute(QNetworkRequest.HttpStatusCodeAttribute)
        self.headers = {
            bytes(name).decode().lower(): bytes(value).decode() for name, value in reply.rawHeaderPairs()
        }
        self.content = bytes(reply.readAll())
        self.shown = "" if reply.error() == QNetworkReply.NoError else reply.errorString()
        document = QDomDocument()
        if self.shown and document.setContent(self.content.decode(), True)[0]:
            root = document.documentElement()
            if root.tagName() == "ExceptionReport":
                exception = root.firstChildElement("Exception")
                code, text = (
                    exception.attribute("exceptionCode", "missing"),
                    exception.firstChildElement("ExceptionText"),
                )
                self.shown = f"WFS exception report (code={code} text={text.text()})"


class Editor:
    """The provider of QGIS 3.32 and later, as far as it writes."""

    def __init__(self, service: str, login: str) -> None:
        self.items, self.login = f"{service}/collections/{LAYER}/items", login

    def send(self, verb: str, url: str, kind: str = "", body: str = "", crs: str = "") -> Answer:
        """One request, waited for."""
        request = QNetworkRequest(QUrl(url))
        QgsApplication.authManager().updateNetworkRequest(request, self.login)
        if crs:
            request.setRawHeader(b"Content-Crs", crs.encode())
        if kind:
            request.setRawHeader(b"Content-Type", kind.encode())
        network = QgsNetworkAccessManager.instance()
        if verb == "GET":
            reply = network.get(request)
        elif verb == "POST":
            reply = network.post(request, QByteArray(body.encode()))
        else:
            reply = network.sendCustomRequest(request, verb.encode(), QByteArray(body.encode()))
        loop = QEventLoop()
        reply.finished.connect(loop.quit)
        loop.exec_()
        return Answer(reply)

    def allowed(self, address: str) -> list[str]:
        """Methods in the `Allow` header of OPTIONS, by which editing is switched on."""
        return [one.strip() for one in self.send("OPTIONS", address).headers.get("allow", "").split(",")]

    def add(self, feature: QgsFeature) -> tuple[Answer, Answer | None]:
        """POST, then what the new address says."""
        body = json.loads(QgsJsonExporter().exportFeature(feature))
        body.pop("id", None)
        body.pop("bbox", None)
        made = self.send("POST", self.items, "application/geo+json", json.dumps(body), CRS)
        _, found, identity = made.headers.get("location", "").rpartition("/items/")
        return made, self.send("GET", f"{self.items}/{identity}?{MORE}") if found else None

    def reshape(self, identity: str, shape: QgsGeometry) -> Answer:
        """PATCH with the geometry alone."""
        body = f'{{"geometry":{shape.asJson()}}}'
        return self.send("PATCH", f"{self.items}/{identity}", "application/merge-patch+json", body, CRS)

    def revalue(self, identity: str, values: dict[str, object]) -> Answer:
        """PATCH with the changed attributes alone."""
        body = json.dumps({"properties": values})
        return self.send("PATCH", f"{self.items}/{identity}", "application/merge-patch+json", body)

    def delete(self, identity: str) -> Answer:
        """DELETE."""
        return self.send("DELETE", f"{self.items}/{identity}")


def opened(service: str, login: str, more: str) -> QgsVectorLayer:
    """The collection by the provider of the installed QGIS."""
    parameters = f"?{more}" if more else ""
    uri = f" pagingEnabled='true' typename='{LAYER}' authcfg={login} url='{service}/{parameters}'"
    return QgsVectorLayer(uri, LAYER, "OAPIF")


def seen(layer: QgsVectorLayer) -> dict[str, dict[str, object]]:
    """Address and number of the parcels that the layer shows, by id."""
    return {
        one["id"]: {"address": one["address"] or "", "number": one["parcel_number"]}
        for one in layer.getFeatures()
    }


def log_in(name: str, password: str) -> str:
    """An entry of QGIS's password store; its id."""
    manager = QgsApplication.authManager()
    manager.setMasterPassword("for this run only", True)
    entry = QgsAuthMethodConfig("Basic", 1)
    entry.setName("nen")
    entry.setConfig("username", name)
    entry.setConfig("password", password)
    manager.storeAuthenticationConfig(entry)
    return str(entry.id())


def main(service: str, name: str, password: str, moved: str, renamed: str, deleted: str) -> int:
    """Open, edit, read back."""
    application = QgsApplication([], False)
    application.initQgis()
    login = log_in(name, password)
    editor = Editor(service, login)
    before = opened(service, login, MORE)
    report: dict[str, object] = {"valid": before.isValid(), "before": seen(before)}
    report["old_provider"] = [
        word for flag, word in CAN.items()
        if before.dataProvider().capabilities() & getattr(QgsVectorDataProvider, flag)
    ]  # fmt: skip
    report["collection"], report["item"] = (
        editor.allowed(editor.items),
        editor.allowed(f"{editor.items}/{renamed}"),
    )
    new = QgsFeature(before.fields())
    new.setGeometry(QgsGeometry.fromWkt(
        "MultiPolygon(((603050 1191000, 603060 1191000, 603060.1234567 1191020, 603050 1191020, 603050 1191000)))"
    ))  # fmt: skip
    for field, value in (("sheet_number", "12"), ("parcel_number", "99"), ("land_use_codes", "ODT")):
        new.setAttribute(field, value)
    made, again = editor.add(new)
    shape = QgsGeometry.fromWkt(
        "MultiPolygon(((603000 1191000, 603009 1191000, 603009 1191020, 603000 1191020, 603000 1191000)))"
    )
    written = {
        "add": made,
        "reshape": editor.reshape(moved, shape),
        "revalue": editor.revalue(renamed, {"address": "9 Lê Lợi"}),
        "delete": editor.delete(deleted),
    }
    report["written"] = {key: [one.status, one.shown] for key, one in written.items()}
    report["new"] = json.loads(again.content) if again is not None and again.status == 200 else None
    refused = {
        "number": editor.revalue(renamed, {"official_area_m2": "nhiều"}),
        "kept": editor.revalue(renamed, {"computed_area_m2": 1}),
        "gone": editor.delete(deleted),
    }
    report["refused"] = {key: [one.status, one.shown] for key, one in refused.items()}
    report["mine"], report["public"] = seen(opened(service, login, MORE)), seen(opened(service, login, ""))
    print(json.dumps(report), flush=True)
    # threads of the provider outlive the application and end the process the hard way, once the answer is out
    os._exit(0 if report["valid"] else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), *sys.argv[2:7]))
