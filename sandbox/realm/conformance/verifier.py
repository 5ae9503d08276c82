"""A strict REALM v1: it takes only requests that are exactly as documented, and says what was not.

Standard library only, written from the documentation alone. Reads {"apiKey", "apiSecret"} as JSON from
standard input, prints {"url"} when it listens, and ends when its standard input does. Under /v1 it
answers every documented call with a documented answer, or with 4xx and the reason. `GET /report` tells
every request it saw: {"operation", "wrong": [reasons], "idempotencyKey"}. `POST /fail/N` lets the next N
requests under /v1 be answered with 503 after they were looked at.
"""

import json
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from calls import CALLS
from judge import Judge


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    judge = None
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
        call = next((c for c in CALLS if c.method == self.command and c.pattern.fullmatch(path)), None)
        if call is None:
            operation, wrong = f"{self.command} {path}", ["no such call is documented"]
        else:
            operation = call.operation
            wrong = self.judge.wrongs(call, path, query, self.headers, body)
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
    Handler.judge = Judge(settings["apiKey"], settings["apiSecret"])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"url": f"http://127.0.0.1:{server.server_address[1]}"}), flush=True)
    sys.stdin.read()


main()
