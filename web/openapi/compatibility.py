"""Tương thích ngược. What of a published description may not change, because programs of others rest on it; pure.

Callers may go on sending what they send, and go on reading what they read: no operation, parameter, input, answer or
field of an answer goes away, nothing becomes required, no type and no list of values of an input gets narrower. What
is new is allowed. Readers are told to expect new fields and new values (docs/api.md, Versions), so a longer list of
values in an answer breaks nothing, a shorter one neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

Side = Literal["sent", "told"]
Document = dict[str, Any]
_METHODS = ("get", "post", "put", "patch", "delete")


def breaks(old: Document, new: Document) -> list[str]:
    """What the new description takes from programs written for the old one, one sentence each."""
    return sorted(set(_Comparison(old, new).operations()))


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = old, new
        self._seen: set[tuple[str, str, Side]] = set()

    def operations(self) -> Iterator[str]:
        for path, item in self.old["paths"].items():
            for method in _METHODS:
                if method not in item:
                    continue
                place = f"{method.upper()} {path}"
                now = self.new["paths"].get(path, {}).get(method)
                if now is None:
                    yield f"{place}: the operation is gone"
                    continue
                yield from self.parameters(place, item[method], now)
                yield from self.body(place, item[method], now)
                yield from self.answers(place, item[method], now)

    def parameters(self, place: str, old: Document, new: Document) -> Iterator[str]:
        before, after = self.named(self.old, old), self.named(self.new, new)
        for key, one in before.items():
            where = f"{place}: {key[0]} parameter {key[1]}"
            if key not in after:
                yield f"{where} is gone"
                continue
            if after[key].get("required") and not one.get("required"):
                yield f"{where} became required"
            yield from self.schema(where, one.get("schema", {}), after[key].get("schema", {}), "sent")
        for key, one in after.items():
            if key not in before and one.get("required"):
                yield f"{place}: {key[0]} parameter {key[1]} is new and required"

    def named(self, document: Document, operation: Document) -> dict[tuple[str, str], Document]:
        found = [_resolved(document, one) for one in operation.get("parameters", ())]
        return {(one["in"], one["name"]): one for one in found}

    def body(self, place: str, old: Document, new: Document) -> Iterator[str]:
        before, after = old.get("requestBody"), new.get("requestBody")
        if before is None:
            if after is not None and after.get("required"):
                yield f"{place}: a body is new and required"
            return
        if after is None:
            yield f"{place}: takes no body any more"
            return
        if after.get("required") and not before.get("required"):
            yield f"{place}: the body became required"
        for media, content in before["content"].items():
            if media not in after["content"]:
                yield f"{place}: takes no {media} any more"
                continue
            yield from self.schema(
                f"{place}: body", content.get("schema", {}), after["content"][media].get("schema", {}), "sent"
            )

    def answers(self, place: str, old: Document, new: Document) -> Iterator[str]:
        for status, response in old["responses"].items():
            if not status.startswith("2"):
                continue
            now = new["responses"].get(status)
            if now is None:
                yield f"{place}: answers {status} no more"
                continue
            for media, content in response.get("content", {}).items():
                if media not in now.get("content", {}):
                    yield f"{place}: {status} is no longer {media}"
                    continue
                yield from self.schema(
                    f"{place}: {status}",
                    content.get("schema", {}),
                    now["content"][media].get("schema", {}),
                    "told",
                )

    def schema(self, where: str, old: Any, new: Any, side: Side) -> Iterator[str]:
        if not isinstance(old, dict) or not isinstance(new, dict):
            return
        if "$ref" in old and "$ref" in new:
            if (old["$ref"], new["$ref"], side) in self._seen:
                return
            self._seen.add((old["$ref"], new["$ref"], side))
            where = old["$ref"].rsplit("/", 1)[-1] + (" (sent)" if side == "sent" else "")
        old, new = _resolved(self.old, old), _resolved(self.new, new)
        before, after = _types(self.old, old), _types(self.new, new)
        if side == "sent" and "any" not in after and (lost := before - after):
            yield f"{where}: takes no {', '.join(sorted(lost))} any more"
        if side == "told" and "any" not in before and (gained := after - before):
            yield f"{where}: may be {', '.join(sorted(gained))} now"
        if _is_choice(old) or _is_choice(new):
            for one, other in _paired(self.old, self.new, old, new):
                yield from self.schema(where, one, other, side)
            return
        yield from self.choices(where, old, new, side)
        yield from self.fields(where, old, new, side)
        if "items" in old and "items" in new:
            yield from self.schema(f"{where}[]", old["items"], new["items"], side)

    def choices(self, where: str, old: Document, new: Document, side: Side) -> Iterator[str]:
        before, after = _values(old), _values(new)
        if side == "sent" and after is not None:
            if before is None:
                yield f"{where}: takes only {', '.join(sorted(map(str, after)))} now"
            elif lost := before - after:
                yield f"{where}: takes no {', '.join(sorted(map(str, lost)))} any more"
        for name, narrower in (("maxLength", min), ("maxItems", min), ("maximum", min), ("minLength", max),
                               ("minItems", max), ("minimum", max)):  # fmt: skip
            if side == "sent" and name in new and new[name] != old.get(name):
                if name not in old and name == "minLength" and new[name] == 0:
                    continue
                if name not in old or narrower(old[name], new[name]) == new[name]:
                    yield f"{where}: {name} is narrower now ({new[name]})"

    def fields(self, where: str, old: Document, new: Document, side: Side) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed, needs = set(old.get("required", ())), set(new.get("required", ()))
        for name, one in before.items():
            if name not in after:
                if side == "told" or new.get("additionalProperties") is False:
                    yield f"{where}.{name} is gone"
                continue
            if side == "told" and name in needed and name not in needs:
                yield f"{where}.{name} may be missing now"
            if side == "sent" and name in needs and name not in needed:
                yield f"{where}.{name} became required"
            yield from self.schema(f"{where}.{name}", one, after[name], side)
        for name in sorted(needs - set(before)):
            if side == "sent" and before:
                yield f"{where}.{name} is new and required"


def _resolved(document: Document, one: Document) -> Document:
    while "$ref" in one:
        found: Any = document
        for part in one["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        one = found
    return one


def _is_choice(one: Document) -> bool:
    return "anyOf" in one or "oneOf" in one


def _variants(document: Document, one: Document) -> list[Document]:
    """The alternatives of a schema, resolved; itself where there are none."""
    listed = one.get("anyOf") or one.get("oneOf")
    if not listed:
        return [one]
    return [part for given in listed for part in _variants(document, _resolved(document, given))]


def _types(document: Document, one: Document) -> set[str]:
    found: set[str] = set()
    for part in _variants(document, one):
        kind = part.get("type")
        if kind is None and ("const" in part or "enum" in part):
            kind = "string"
        found |= set(kind) if isinstance(kind, list) else {kind or "any"}
    return found | ({"integer"} if "number" in found else set())


def _values(one: Document) -> set[Any] | None:
    if "const" in one:
        return {one["const"]}
    return set(one["enum"]) if "enum" in one else None


def _paired(
    old: Document, new: Document, before: Document, after: Document
) -> Iterator[tuple[Document, Document]]:
    """Alternatives that are the same thing: objects of one title, or the only one of a type."""
    there = _variants(new, after)
    for one in _variants(old, before):
        same = [
            other
            for other in there
            if other.get("type") == one.get("type") and other.get("title") == one.get("title")
        ]
        if not same and one.get("type") != "object":
            same = [other for other in there if other.get("type") == one.get("type")]
        if same:
            yield one, same[0]
