"""Everything that is wrong with a request, in words."""

import base64
import hashlib
import hmac
import re
import time
import urllib.parse

from form import parts_of, wrong_part
from values import exact_json

UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TOLERANCE_SECONDS = 300
REPEATED = "images"


class Judge:
    def __init__(self, api_key, api_secret):
        self.api_key = api_key
        self.api_secret = api_secret

    def wrongs(self, call, path, query, headers, body):
        bodies = {"json": self._json, "form": self._form, None: self._none}
        return [
            *self._key(headers),
            *self._signature(call, path, headers, body),
            *self._idempotency(call, headers),
            *self._query(call, query),
            *bodies[call.body](call, headers, body),
        ]

    def _key(self, headers):
        if headers.get_all("X-API-Key") != [self.api_key]:
            yield "X-API-Key is not there once, or is another"

    def _signature(self, call, path, headers, body):
        timestamp, signature = headers.get("X-Timestamp"), headers.get("X-Signature")
        if not call.signed:
            if timestamp is not None or signature is not None:
                yield "a call that is not sensitive was signed"
            return
        if timestamp is None or not re.fullmatch(r"[0-9]{10}", timestamp):
            yield "X-Timestamp is not whole Unix seconds"
            return
        if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
            yield "X-Timestamp is too far from now"
        text = f"{call.method}\n{path}\n{timestamp}\n".encode() + body
        digest = hmac.new(self.api_secret.encode(), text, hashlib.sha256).digest()
        if not hmac.compare_digest(base64.b64encode(digest), (signature or "").encode()):
            yield "X-Signature is not Base64(HMAC-SHA256(secret, METHOD PATH TIMESTAMP BODY))"

    def _idempotency(self, call, headers):
        key = headers.get("Idempotency-Key")
        if call.idempotent and key is None:
            yield "Idempotency-Key is missing"
        if key is not None and not UUID4.fullmatch(key):
            yield "Idempotency-Key is not a bare UUID v4"
        if key is not None and call.method == "GET":
            yield "a read carries an Idempotency-Key"

    def _query(self, call, query):
        try:
            given = urllib.parse.parse_qsl(
                query, keep_blank_values=True, strict_parsing=bool(query), errors="strict"
            )
        except ValueError:
            yield "the query cannot be parsed"
            return
        names = [name for name, _value in given]
        if len(set(names)) < len(names) or not set(names) <= set(call.query):
            yield f"query parameters that are not documented, or twice: {names}"
            return
        for name, value in given:
            rule = call.query[name]
            yield from said_of(name, rule.wrong(rule.read(value)))

    def _none(self, _call, _headers, body):
        if body:
            yield "a body where none is documented"

    def _json(self, call, headers, body):
        if headers.get_content_type() != "application/json":
            yield "Content-Type is not application/json"
        try:
            fields = exact_json(body)
        except ValueError:
            yield "the body is not JSON in UTF-8"
            return
        if not isinstance(fields, dict):
            yield "the body is no object"
            return
        yield from self._names(call, list(fields))
        for name, rule in {**call.needs, **call.may}.items():
            if name in fields:
                yield from said_of(name, rule.wrong(fields[name]))

    def _form(self, call, headers, body):
        try:
            parts = parts_of(headers.get("Content-Type", ""), body)
        except ValueError:
            yield "the body is not multipart/form-data with its boundary"
            return
        names = [part.name for part in parts]
        once = [name for name in names if name != REPEATED]
        if len(set(once)) < len(once):
            yield f"a part twice: {names}"
        yield from self._names(call, names)
        rules = {**call.needs, **call.may}
        for part in parts:
            if part.name in rules:
                yield from said_of(part.name, wrong_part(part, rules[part.name]))

    def _names(self, call, names):
        missing = set(call.needs) - set(names)
        unknown = set(names) - set(call.needs) - set(call.may)
        if missing:
            yield f"missing: {sorted(missing)}"
        if unknown:
            yield f"not documented: {sorted(unknown)}"
        if call.some and not names:
            yield "nothing is changed"


def said_of(name, why):
    if why:
        yield f"{name} {why}"
