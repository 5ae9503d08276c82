"""A strict REALM v1: it takes only requests that are exactly as documented, and says what was not.

Standard library only, written from the documentation alone. Reads {"apiKey", "apiSecret"} as JSON from
standard input, prints {"url"} when it listens, and ends when its standard input does. Under /v1 it
answers every documented call with a documented answer, or with 4xx and the reason. `GET /report` tells
every request it saw: {"operation", "wrong": [reasons], "idempotencyKey"}. `POST /fail/N` lets the next N
requests under /v1 be answered with 503 after they were looked at.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import threading
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

UUID4 = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
TOLERANCE_SECONDS = 300
WALLET = "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN"
TIME = "2026-11-22T10:00:00Z"

LISTING = {
    "listingId": "list_1",
    "assetType": "model",
    "assetId": "mod_1",
    "sellerWallet": WALLET,
    "price": 15.75,
    "currency": "SOL",
    "status": "active",
    "createdAt": TIME,
}
DETAILS = {
    "name": "Neon Muse",
    "description": "",
    "tags": ["neon"],
    "previewImageUrl": "https://cdn.realm.ai/1.png",
}
SHOWN = {**LISTING, "assetDetails": DETAILS}
MODEL = {
    "modelId": "mod_1",
    "name": "Dusk",
    "description": "",
    "status": "active",
    "baseModel": "realm-base-v2.1",
    "createdAt": TIME,
    "lastTrainedAt": TIME,
    "tags": [],
}
PROFILE = {
    "userId": "usr_1",
    "username": "someone",
    "email": "someone@example.com",
    "createdAt": TIME,
    "solanaWalletAddress": WALLET,
    "apiUsage": {"quotaLimit": 100, "quotaUsed": 1, "resetDate": TIME},
}
QUEUED = {"jobId": "job_1", "status": "queued", "estimatedCompletion": TIME}
IMAGE_JOB = {
    "jobId": "job_1",
    "jobType": "image_generation",
    "status": "completed",
    "results": [{"imageId": "img_1", "url": "https://cdn.realm.ai/img_1.png", "seed": 7}],
    "completedAt": TIME,
}
VIDEO_JOB = {
    **IMAGE_JOB,
    "jobType": "video_generation",
    "results": [{"videoId": "vid_1", "url": "https://cdn.realm.ai/vid_1.mp4"}],
}
PREPARED = {
    "purchaseId": "pur_1",
    "listingId": "list_1",
    "status": "pending_signature",
    "transaction": "AQID",
    "expiresAt": TIME,
}
PAID = {"purchaseId": "pur_1", "listingId": "list_1", "status": "completed"}


class Call:
    """A row of the documentation's tables."""

    def __init__(self, method, path, status, answer, **rules):
        self.method = method
        self.operation = f"{method} {path}"
        self.pattern = re.compile("^/v1" + path.replace("{id}", r"[\w-]{1,128}") + "$")
        self.status = status
        self.answer = answer
        self.signed = rules.get("signed", False)
        self.idempotent = rules.get("idempotent", False)
        self.required = rules.get("required")
        self.optional = rules.get("optional", ())
        self.form = rules.get("form", False)
        self.query = rules.get("query", ())


SEARCH = ("query", "assetType", "tags", "minPrice", "maxPrice", "sortBy", "sortOrder", "limit", "offset")
OFFER = ("assetType", "assetId", "price", "currency", "description", "listingType")
PICTURE = ("negativePrompt", "guidanceScale", "numOutputs")
MARKET = "/marketplace/listings"
BOUGHT = "/marketplace/purchases/{id}"

CALLS = (
    Call("POST", MARKET, 201, LISTING, signed=True, idempotent=True, required=OFFER),
    Call("GET", f"{MARKET}/search", 200, {"listings": [SHOWN], "total": 1, "limit": 20, "offset": 0}, query=SEARCH),
    Call("GET", f"{MARKET}/{{id}}", 200, SHOWN),
    Call("DELETE", f"{MARKET}/{{id}}", 200, {**LISTING, "status": "cancelled"}, signed=True),
    Call("POST", f"{MARKET}/{{id}}/purchase", 200, PREPARED, signed=True, idempotent=True, required=("buyerWallet",)),
    Call("POST", f"{BOUGHT}/confirm", 200, PAID, signed=True, idempotent=True, required=("solanaTxSignature",)),
    Call("GET", BOUGHT, 200, PAID),
    Call("POST", "/models", 201, {**MODEL, "status": "pending_training"}, idempotent=True, required=("name", "description", "baseModel", "tags")),
    Call("POST", "/models/{id}/train", 202, {"modelId": "mod_1", "status": "training_queued", "trainingJobId": "job_1", "estimatedCompletion": TIME}, form=True, required=("images", "trainingParams")),
    Call("GET", "/models/{id}", 200, MODEL),
    Call("GET", "/models", 200, {"models": [MODEL], "total": 1, "limit": 20, "offset": 0}, query=("limit", "offset", "status")),
    Call("PATCH", "/models/{id}", 200, MODEL, required=(), optional=("name", "description", "tags")),
    Call("DELETE", "/models/{id}", 204, None, signed=True),
    Call("POST", "/images/generate", 202, QUEUED, required=("modelId", "prompt"), optional=(*PICTURE, "width", "height")),
    Call("POST", "/images/modify", 202, QUEUED, form=True, required=("modelId", "prompt", "image"), optional=(*PICTURE, "mask", "strength")),
    Call("GET", "/images/jobs/{id}", 200, IMAGE_JOB),
    Call("POST", "/videos/generate", 202, QUEUED, form=True, required=("sourceImage",), optional=("animationType", "durationSeconds", "fps", "motionStrength")),
    Call("POST", "/videos/faceswap", 202, QUEUED, form=True, required=("sourceFace", "targetMedia"), optional=("enhanceQuality", "detectMultipleFaces")),
    Call("GET", "/videos/jobs/{id}", 200, VIDEO_JOB),
    Call("GET", "/user/profile", 200, PROFILE),
    Call("PATCH", "/user/profile", 200, PROFILE, required=(), optional=("username", "solanaWalletAddress")),
)


def form_names(content_type, body):
    """The names of a multipart body's parts, taken apart by its boundary."""
    match = re.match(r'^multipart/form-data; ?boundary="?([^";]{1,70})"?$', content_type)
    if not match:
        return None
    delimiter = b"--" + match.group(1).encode()
    if not body.rstrip(b"\r\n").endswith(delimiter + b"--"):
        return None
    parts = body.split(delimiter)[1:-1]
    heads = [part.split(b"\r\n\r\n")[0] for part in parts]
    names = [re.search(rb'; name="([^"]+)"', head) for head in heads]
    return [name.group(1).decode() for name in names] if all(names) else None


class Verifier:
    """Everything that is wrong with a request, in words."""

    def __init__(self, api_key, api_secret):
        self.api_key = api_key
        self.api_secret = api_secret

    def wrongs(self, call, path, query, headers, body):
        return [
            *self._key(headers),
            *self._signature(call, path, headers, body),
            *self._idempotency(call, headers),
            *self._query(call, query),
            *(self._form(call, headers, body) if call.form else self._json(call, headers, body)),
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
        if timestamp is None or not re.match(r"^\d{10}$", timestamp):
            yield "X-Timestamp is not whole Unix seconds"
            return
        if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
            yield "X-Timestamp is too far from now"
        text = f"{call.method}\n{path}\n{timestamp}\n".encode() + body
        digest = hmac.new(self.api_secret.encode(), text, hashlib.sha256).digest()
        if not hmac.compare_digest(base64.b64encode(digest).decode(), signature or ""):
            yield "X-Signature is not Base64(HMAC-SHA256(secret, METHOD PATH TIMESTAMP BODY))"

    def _idempotency(self, call, headers):
        key = headers.get("Idempotency-Key")
        if call.idempotent and key is None:
            yield "Idempotency-Key is missing"
        if key is not None and not UUID4.match(key):
            yield "Idempotency-Key is not a bare UUID v4"
        if key is not None and call.method == "GET":
            yield "a read carries an Idempotency-Key"

    def _query(self, call, query):
        try:
            given = urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
        except ValueError:
            yield "the query cannot be parsed"
            return
        names = [name for name, _value in given]
        if len(set(names)) < len(names) or not set(names) <= set(call.query):
            yield f"query parameters that are not documented, or twice: {names}"

    def _json(self, call, headers, body):
        if call.required is None:
            if body:
                yield "a body where none is documented"
            return
        if headers.get_content_type() != "application/json":
            yield "Content-Type is not application/json"
        try:
            fields = json.loads(body.decode("utf-8"))
        except ValueError:
            yield "the body is not JSON in UTF-8"
            return
        if not isinstance(fields, dict):
            yield "the body is no object"
            return
        yield from self._names(call, list(fields))

    def _form(self, call, headers, body):
        names = form_names(headers.get("Content-Type", ""), body)
        if names is None:
            yield "the body is not multipart/form-data with its boundary"
            return
        repeated = [name for name in names if name != "images"]
        if len(set(repeated)) < len(repeated):
            yield f"a part twice: {names}"
        yield from self._names(call, names)

    def _names(self, call, names):
        missing = set(call.required) - set(names)
        unknown = set(names) - set(call.required) - set(call.optional)
        if missing:
            yield f"missing: {sorted(missing)}"
        if unknown:
            yield f"not documented: {sorted(unknown)}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    verifier = None
    report = []
    failures = 0
    lock = threading.Lock()

    def log_message(self, *_args):
        """Standard error is for what goes wrong here."""

    def _answer(self, status, value):
        body = b"" if status == 204 else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-RateLimit-Limit", "100")
        self.send_header("X-RateLimit-Remaining", "99")
        self.send_header("X-RateLimit-Reset", str(int(time.time()) + 60))
        self.send_header("X-Request-Id", f"req_{uuid.uuid4().hex}")
        self.end_headers()
        self.wfile.write(body)

    def _body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while True:
            size = int(self.rfile.readline().split(b";")[0], 16)
            body += self.rfile.read(size)
            self.rfile.readline()
            if size == 0:
                return body

    def _serve(self):
        path, _, query = self.path.partition("?")
        body = self._body()
        if path == "/report":
            self._answer(200, self.report)
            return
        if path.startswith("/fail/"):
            Handler.failures = int(path.rsplit("/", 1)[1])
            self._answer(200, {})
            return
        call = next((c for c in CALLS if c.method == self.command and c.pattern.match(path)), None)
        if call is None:
            operation, wrong = f"{self.command} {path}", ["no such call is documented"]
        else:
            operation = call.operation
            wrong = self.verifier.wrongs(call, path, query, self.headers, body)
        with self.lock:
            key = self.headers.get("Idempotency-Key")
            self.report.append({"operation": operation, "wrong": wrong, "idempotencyKey": key})
            failing = Handler.failures > 0
            Handler.failures -= 1 if failing else 0
        if wrong:
            error = {"code": "not_as_documented", "message": "; ".join(wrong), "requestId": "req_1"}
            self._answer(400, {"error": error})
        elif failing:
            self._answer(503, {"error": {"code": "unavailable", "message": "Ordered."}})
        else:
            self._answer(call.status, {**call.answer, "addedLater": True} if call.answer else None)

    do_GET = do_POST = do_PATCH = do_DELETE = _serve


def main():
    settings = json.loads(sys.stdin.readline())
    Handler.verifier = Verifier(settings["apiKey"], settings["apiSecret"])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"url": f"http://127.0.0.1:{server.server_address[1]}"}), flush=True)
    sys.stdin.read()


main()
