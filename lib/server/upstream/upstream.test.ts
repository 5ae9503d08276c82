import { afterEach, describe, expect, it } from "vitest";
import { createUpstream } from ".";
import { against, closeAll, failure, json, read, write } from "./testing/against";

afterEach(closeAll);

describe("a call out", () => {
  it("sends the bytes given, below the base path, and gives the answer whatever its status", async () => {
    const { upstream, seen } = await against((response) => {
      json(response, 404, { error: 1 });
    });
    const answer = await upstream.call({ ...write, query: "a=1" });
    expect(answer.status).toBe(404);
    expect(Buffer.from(answer.body).toString()).toBe('{"error":1}');
    expect(seen[0]).toMatchObject({ method: "POST", url: "/v1/things?a=1", body: '{"a":1}' });
    expect(seen[0]?.headers["content-type"]).toBe("application/json");
  });

  it("authenticates each attempt anew over what it sends, under one idempotency key", async () => {
    const { upstream, seen } = await against((response, attempt) => {
      json(response, attempt < 3 ? 503 : 200, {});
    });
    const attempts: string[] = [];
    await upstream.call({
      ...write,
      idempotencyKey: "key-1",
      authenticate: ({ method, path, body, now }) => {
        attempts.push(`${method} ${path} ${Buffer.from(body).toString()} ${now}`);
        return { credential: null, headers: ["x-signature", `${attempts.length}`] };
      },
    });
    expect(new Set(attempts).size).toBe(3);
    expect(attempts[0]).toContain('POST /v1/things {"a":1}');
    expect(seen.map(({ headers }) => headers["x-signature"])).toEqual(["1", "2", "3"]);
    expect(seen.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "key-1",
      "key-1",
      "key-1",
    ]);
  });

  it("tries a mutation without a key once, however it fails", async () => {
    const { upstream, seen } = await against((response) => {
      json(response, 503, {});
    });
    expect((await upstream.call(write)).status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it("gives the last refusal after five retries", async () => {
    const { upstream, seen } = await against((response) => {
      json(response, 500, {});
    });
    const answer = await upstream.call(read);
    expect([answer.status, answer.attempts, seen.length]).toEqual([500, 6, 6]);
  });

  it("waits as long as Retry-After says", async () => {
    const { upstream, pauses } = await against((response, attempt) => {
      json(response, attempt === 1 ? 429 : 200, {}, { "retry-after": "3" });
    });
    expect((await upstream.call(read)).status).toBe(200);
    expect(pauses).toEqual([3_000]);
  });

  it("does not outlast its caller for a pause", async () => {
    const { upstream, seen, pauses } = await against((response) => {
      json(response, 429, {}, { "retry-after": "3" });
    });
    expect((await upstream.call({ ...read, within: 2_000 })).status).toBe(429);
    expect([seen.length, pauses.length]).toEqual([1, 0]);
  });

  it("repeats a dropped connection", async () => {
    const { upstream } = await against((response, attempt) => {
      if (attempt === 1) response.destroy();
      else json(response, 200, { ok: true });
    });
    expect((await upstream.call(read)).attempts).toBe(2);
  });

  it("takes an answer cut short for a lost connection, not for an answer", async () => {
    const { upstream, seen } = await against((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"half":');
      setImmediate(() => response.destroy());
    });
    const error = failure(await upstream.call({ ...read, retries: 1 }).catch((e: unknown) => e));
    expect([error.kind, error.attempts, seen.length]).toEqual(["connection", 2, 2]);
  });

  it("ends a silent answer by its time limit", async () => {
    const { upstream } = await against(() => undefined, { headersMillis: 100 });
    const error = failure(await upstream.call({ ...read, retries: 0 }).catch((e: unknown) => e));
    expect(error.kind).toBe("timeout");
  });

  it("ends a trickle by the total time, whatever each piece takes", async () => {
    const { upstream } = await against((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => {
        clearInterval(drip);
      });
    });
    const started = performance.now();
    const error = failure(
      await upstream.call({ ...read, retries: 0, within: 200 }).catch((e: unknown) => e),
    );
    expect(error.kind).toBe("late");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("refuses an answer over the limit without reading it whole", async () => {
    let sent = 0;
    const { upstream } = await against(
      (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const chunk = Buffer.alloc(65_536, " ");
        const pump = (): void => {
          while (!response.destroyed && sent < 200_000_000) {
            sent += chunk.length;
            if (!response.write(chunk)) {
              response.once("drain", pump);
              return;
            }
          }
        };
        pump();
      },
      { answerBytes: 100_000 },
    );
    const error = failure(await upstream.call(read).catch((e: unknown) => e));
    expect([error.kind, error.attempts]).toEqual(["too-large", 1]);
    expect(sent).toBeLessThan(200_000_000);
  });

  it.each(["text/html", "text/plain; charset=utf-8", "application/jsonish"])(
    "refuses a success of type %s",
    async (type) => {
      const { upstream } = await against((response) => {
        response.writeHead(200, { "content-type": type });
        response.end("<p>maintenance</p>");
      });
      const error = failure(await upstream.call(read).catch((e: unknown) => e));
      expect(error.kind).toBe("content-type");
    },
  );

  it("says that upstream is left alone after it failed ten times in a row", async () => {
    const { upstream } = await against((response) => {
      json(response, 500, {});
    });
    expect(upstream.breaker()).toBe("closed");
    for (let round = 0; round < 10; round += 1) await upstream.call({ ...read, retries: 0 });
    expect(upstream.breaker()).toBe("open");
    const error = failure(await upstream.call(read).catch((e: unknown) => e));
    expect([error.kind, error.attempts]).toEqual(["broken", 0]);
  });

  it("says connection where nobody listens", async () => {
    const { upstream, server } = await against(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const error = failure(await upstream.call({ ...read, retries: 2 }).catch((e: unknown) => e));
    expect([error.kind, error.attempts]).toEqual(["connection", 3]);
  });

  it("logs one line per attempt, and nothing that was sent or came", async () => {
    const { upstream, lines } = await against((response, attempt) => {
      const headers = { "x-request-id": "req_1", "x-secret": "canary-answer" };
      json(response, attempt === 1 ? 503 : 200, { body: "canary-answer" }, headers);
    });
    await upstream.call({
      ...read,
      path: "/canary-path",
      query: "key=canary-query",
      authenticate: () => ({
        credential: { id: "id", fingerprint: "fingerprint" },
        headers: ["x-api-key", "canary-key"],
      }),
    });
    expect(lines).toEqual([
      expect.objectContaining({
        upstream: "test",
        operation: "read",
        attempt: 1,
        status: 503,
        outcome: "answer",
      }),
      expect.objectContaining({ attempt: 2, status: 200, upstreamRequestId: "req_1" }),
    ]);
    expect(JSON.stringify(lines)).not.toContain("canary");
  });

  it("does not let upstream write into the log through its request id", async () => {
    const { upstream, lines } = await against((response) => {
      json(response, 200, {}, { "x-request-id": "a canary with spaces" });
    });
    await upstream.call(read);
    expect(lines[0]?.upstreamRequestId).toBeNull();
  });

  it("keeps the query of its own address where a call has none", async () => {
    const { upstream, seen, server } = await against((response) => {
      json(response, 200, {});
    });
    await upstream.call(read);
    const bound = server.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    const keyed = createUpstream({
      name: "keyed",
      address: new URL(`http://127.0.0.1:${port}/?key=1`),
      log: () => undefined,
    });
    await keyed.call({ ...read, path: "" });
    await keyed.close();
    expect(seen.map(({ url }) => url)).toEqual(["/v1/things", "/?key=1"]);
  });
});
