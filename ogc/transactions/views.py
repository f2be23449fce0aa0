"""Views of Part 4. Reading the same addresses is `ogc.views`; here is what writes, and what may be done (OPTIONS)."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from geo.http.answers import is_known
from geo.http.idempotency import idempotent
from geo.http.problems import Problem
from layers import rights
from layers.changesets import access
from layers.changesets.domain.states import EDITABLE
from layers.spec import LayerSpec
from ogc import validators
from ogc import views as reading
from ogc.door import Door, wants_html
from ogc.query import read_item_query, refuse_others
from ogc.responses import READ, View, ogc_view, refused
from ogc.transactions import answers, requests, saving
from ogc.transactions.standing import drafted, feature_id

WRITES = ("PUT", "PATCH", "DELETE")


@csrf_exempt
def items(request: HttpRequest, layer: str) -> HttpResponseBase:
    """Features of a layer: read, or POST new ones. OPTIONS tells what this user may do (404 for a hidden layer)."""
    if request.method in READ:
        return reading.items(request, layer)
    return _written(request, layer, ("POST",), _new_items)


@csrf_exempt
def item(request: HttpRequest, layer: str, feature: str) -> HttpResponseBase:
    """One feature: read, PUT, PATCH or DELETE.

    OPTIONS is answered for the layer, not for the one item: QGIS asks for the first item and takes the answer for all,
    and an officer's ward need not hold the first.
    """
    if request.method in READ:
        return _item_read(request, layer, feature)
    return _written(request, layer, WRITES, _changed_item, feature)


def _written(
    request: HttpRequest, layer: str, writes: Sequence[str], view: View, *feature: str
) -> HttpResponseBase:
    """Methods other than reading, and which there are for this user."""
    try:
        there = request.method in writes or _may_write(request, layer)
    except Problem as problem:
        return refused(request, problem)
    return view(request, layer, *feature) if there else _only_read(request)


@ogc_view()
def _item_read(request: HttpRequest, layer: str, feature: str) -> HttpResponseBase:
    """The author of a draft reads what he drafted, as GeoJSON; everybody else, and every other format, what is public
    or his to read. The ETag says the version."""
    named = "changeset" in request.GET
    as_json = request.GET.get("f", "json") == "json" and not wants_html(request)
    if (named or request.user.is_authenticated) and as_json and "datetime" not in request.GET:
        answer = _item_drafted(request, layer, feature)
        if answer is not None:
            return answer
    if named:
        request.GET = request.GET.copy()  # type: ignore[assignment]
        del request.GET["changeset"]
    asked = request.method
    request.method = "GET"  # the content tells the version; for HEAD it is dropped afterwards
    try:
        answer = reading.item(request, layer, feature)
    finally:
        request.method = asked
    return _with_version(request, answer) if as_json else answer


def _item_drafted(request: HttpRequest, layer: str, feature: str) -> HttpResponse | None:
    """What the user has drafted of the feature, None when that is nothing."""
    door = Door.of(request)
    spec = door.layer(layer)
    edit = drafted(request.user, spec, feature, requests.change_set_named(request))
    if edit is None:
        return None
    rest = {name: value for name, value in door.parameters.items() if name != "changeset"}
    return answers.drafted(door, spec, read_item_query(rest)[0], edit)


def _with_version(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The answer with a strong ETag that begins with the stored version, which `If-Match` names."""
    if answer.status_code != 200 or not isinstance(answer, HttpResponse) or "ETag" not in answer:
        return answer
    answer["ETag"] = etag = validators.of_version(answer["ETag"], answer.content)
    if is_known(request, etag.strip('"')):
        kept = {name: answer[name] for name in ("Vary", "Cache-Control") if name in answer}
        return HttpResponse(status=304, headers={"ETag": etag, **kept})
    return answer


@ogc_view(*READ, "POST")
def _new_items(request: HttpRequest, layer: str) -> HttpResponse:
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters, "changeset")
    return _post(request, door, spec)


@idempotent
def _post(request: HttpRequest, door: Door, spec: LayerSpec) -> HttpResponse:
    writer = _writer(door, spec)
    given, many = requests.features_of(request)
    return answers.created(door, spec, given[0].crs, saving.create(writer, given), many=many)


@ogc_view(*READ, *WRITES)
def _changed_item(request: HttpRequest, layer: str, feature: str) -> HttpResponse:
    door = Door.of(request)
    spec = door.layer(layer)
    refuse_others(door.parameters, "changeset")
    writer = _writer(door, spec)
    identity = feature_id(feature)
    if identity is None:
        raise Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
    if request.method == "DELETE":
        return answers.deleted(door, saving.change(writer, identity, "delete", None))
    if request.method == "PUT":
        whole = requests.replacement_of(request, identity)
        saved = saving.change(writer, identity, "replace", whole)
        return answers.changed(door, spec, whole.crs, saved, tagged=False)
    part = requests.patch_of(request, identity)
    return answers.changed(door, spec, part.crs, saving.change(writer, identity, "patch", part), tagged=True)


@ogc_view()
def _only_read(request: HttpRequest) -> HttpResponse:
    """Never asked to read: OPTIONS, and methods that this user does not have here."""
    raise Problem("method-not-allowed")


def _writer(door: Door, spec: LayerSpec) -> saving.Writer:
    """Who writes, once it is known that he may write to the layer somewhere."""
    request, user = door.request, door.request.user
    if not isinstance(user, User) or not user.is_authenticated:
        raise Problem("not-authenticated", "Cần đăng nhập để biên tập.", "Sign in to edit.")
    access.layer_to_write(user, spec.name, "layer")
    return saving.Writer(
        request, user, spec, door.fields(spec), requests.change_set_named(request), door.lang
    )


def _may_write(request: HttpRequest, layer: str) -> bool:
    """Whether a write to the layer, into the change set that the request names, is one for this user.

    Raises:
        Problem: 404 for a layer or a change set that is hidden from the user.
    """
    spec, user = Door.of(request).layer(layer), request.user
    if not isinstance(user, User) or not rights.may(user, "write", spec):
        return False
    named = requests.change_set_named(request)
    if named is None:
        return True
    change_set = access.find(user, named)
    return change_set.author_id == user.pk and change_set.status in EDITABLE
