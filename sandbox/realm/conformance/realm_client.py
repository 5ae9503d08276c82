"""REALM v1 as its documentation describes it: key, signature, idempotency. Standard library only."""

import base64
import hashlib
import hmac
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Refused(Exception):
    """An answer that is not a success."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class Realm:
    """One account's calls. `base` ends with /v1."""

    def __init__(self, base, api_key, api_secret):
        self.base = base
        self.api_key = api_key
        self.api_secret = api_secret

    def _signature(self, method, path, timestamp, body):
        text = f"{method}\n{path}\n{timestamp}\n".encode() + body
        digest = hmac.new(self.api_secret.encode(), text, hashlib.sha256).digest()
        return base64.b64encode(digest).decode()

    def call(self, method, path, json_body=None, form=None, signed=False, key=None):
        """The answer's JSON (None for 204). `path` is what follows /v1, with its query."""
        url = self.base + path
        headers = {"X-API-Key": self.api_key}
        body = b""
        if json_body is not None:
            body = json.dumps(json_body).encode()
            headers["Content-Type"] = "application/json"
        if form is not None:
            boundary, body = multipart(form)
            headers["Content-Type"] = f"multipart/form-data; boundary={boundary}"
        if key is not None:
            headers["Idempotency-Key"] = key
        if signed:
            timestamp = str(int(time.time()))
            path_only = urllib.parse.urlsplit(url).path
            headers["X-Timestamp"] = timestamp
            headers["X-Signature"] = self._signature(method, path_only, timestamp, body)
        request = urllib.request.Request(url, data=body or None, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                for name in ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"):
                    assert answer.headers[name].isdigit(), f"{name} is missing"
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            raise Refused(error.code, error.read().decode()) from None
        return json.loads(text) if text else None


def multipart(parts):
    """(boundary, bytes) of a form; each part is (name, value) with text or bytes as its value."""
    boundary = uuid.uuid4().hex
    out = b""
    for name, value in parts:
        out += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        if isinstance(value, bytes):
            out += b'; filename="file"\r\nContent-Type: application/octet-stream'
            out += b"\r\n\r\n" + value + b"\r\n"
        else:
            out += b"\r\n\r\n" + value.encode() + b"\r\n"
    return boundary, out + f"--{boundary}--\r\n".encode()
