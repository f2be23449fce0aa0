"""One request at the OGC door: who asks, in which language and format, and what that person may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from geo.http.given import gave
from geo.http.language import language_of
from geo.http.problems import Problem
from layers.audit.recording import sensitive_read
from layers.registry import registry
from layers.rights import may, readable_fields, readable_layers, row_condition
from layers.spec import Field, LayerSpec
from ogc import configuration, pygeoapi_port
from ogc.refusals import bad_parameter
from ogc.themes import in_lists

FORMATS = ("json", "html")


@dataclass(frozen=True)
class Door:
    """What the views need to know of a request.

    Attributes:
        parameters: query parameters, each given once.
        lang: `vi` or `en`.
    """

    request: HttpRequest
    parameters: Mapping[str, str]
    lang: str

    @classmethod
    def of(cls, request: HttpRequest) -> Door:
        """Open a request. Raises Problem 400 for a parameter that says two things."""
        return cls(request, given_once(request.GET), language_of(request))

    @property
    def is_html(self) -> bool:
        """True when a page for people is wanted. Raises Problem 400 for an unknown `f`."""
        wish = self.parameters.get("f")
        if wish is not None and wish not in FORMATS:
            raise bad_parameter(
                "f", "Dùng f=json hoặc f=html.", "Use f=json or f=html.", code="unknown-format"
            )
        return wants_html(self.request)

    @cached_property
    def base_url(self) -> str:
        """Public address of the service, without a slash at the end; the host was checked by ALLOWED_HOSTS."""
        return base_url(self.request.get_host(), str(self.request.scheme))

    @cached_property
    def specs(self) -> dict[str, LayerSpec]:
        """Layers that the user may read, as lists name them."""
        return {spec.name: spec for spec in in_lists(readable_layers(self.request.user))}

    def layer(self, name: str) -> LayerSpec:
        """A readable layer. Raises Problem 404: a hidden layer does not exist."""
        if name in registry and may(self.request.user, "read", spec := registry.get(name)):
            return spec
        raise Problem("not-found", f"Không có lớp “{name}”.", f'There is no collection "{name}".')

    def fields(self, spec: LayerSpec) -> tuple[Field, ...]:
        """Fields of a layer that the user may read."""
        return readable_fields(self.request.user, spec)

    def rows(self, spec: LayerSpec) -> str:
        """SQL condition of the rows of a layer that the user may read; "" = all."""
        return row_condition(self.request.user, spec)

    def tell(
        self, spec: LayerSpec, fields: Iterable[Field], what: Mapping[str, str] | list[str], count: int
    ) -> None:
        """Count what goes out; write down fields which are not public: by the query that chose them, or the one id."""
        gave(self.request, count)
        if count:
            sensitive_read(self.request, spec, what, [field.name for field in fields], row_count=count)

    def api(self, specs: Mapping[str, LayerSpec] | None = None, **extra: Any) -> Any:
        """A pygeoapi server that holds the user's layers, or only `specs`; `extra` goes to their provider."""
        base = server()
        resources = {}
        for name, spec in (self.specs if specs is None else specs).items():
            resource = base.config["resources"][name]
            provider = resource["providers"][0] | {"fields": self.fields(spec), "lang": self.lang, **extra}
            resources[name] = resource | {"providers": [provider]}
        return pygeoapi_port.for_user(base, self.base_url, resources)

    def ogc_request(self) -> Any:
        """The request as pygeoapi takes it."""
        return pygeoapi_port.request_for(self.parameters, self.lang)


def base_url(host: str, scheme: str) -> str:
    """Public address of the service for who asks this host, without a slash at the end."""
    path = reverse("ogc-landing").rstrip("/")
    is_public = settings.PUBLIC_URL.partition("://")[2] == host
    return f"{settings.PUBLIC_URL if is_public else f'{scheme}://{host}'}{path}"


def given_once(parameters: QueryDict) -> dict[str, str]:
    """Query parameters by name. Clients that follow a `next` link by its parts repeat what the link holds, with a
    `limit` of their own behind it: the same value twice is one, and the last `limit` counts.

    Raises:
        Problem: 400, another parameter has two values.
    """
    for name, values in parameters.lists():
        if len(set(values)) > 1 and name != "limit":
            raise bad_parameter(name, "Tham số lặp lại.", "The parameter is repeated.", code="repeated")
    return parameters.dict()


def wants_html(request: HttpRequest) -> bool:
    """`f=html`, or no `f` and a browser's `Accept` header: HTML named before any JSON."""
    wish = request.GET.get("f")
    if wish is not None:
        return wish == "html"
    for part in request.headers.get("Accept", "").split(","):
        kind = part.partition(";")[0].strip().lower()
        if "json" in kind:
            return False
        if kind in ("text/html", "application/xhtml+xml"):
            return True
    return False


_lock = Lock()
_server: tuple[int, Any] | None = None


def server() -> Any:
    """The pygeoapi server of this process; rebuilt when a layer was added or taken out, without a restart."""
    global _server
    current = _server
    if current is None or current[0] != registry.generation:
        with _lock:
            generation = registry.generation
            config = configuration.build(list(registry), f"{settings.PUBLIC_URL}/ogc")
            current = (generation, pygeoapi_port.make_api(config, {}))
            _server = current
    return current[1]
