import { afterEach, describe, expect, it } from "vitest";
import { against, closeAll, failure, json, read, write } from "./testing/against";

afterEach(closeAll);

describe("a call out, where time or its source goes wrong,", () => {
  it("begins nothing whose time was over before its credential came", async () => {
    const { upstream, seen, pauses, sleep } = await against((response) => {
      json(response, 200, {});
    });
    const error = failure(
      await upstream
        .call({
          ...write,
          within: 1_000,
          authenticate: async () => {
            await sleep(1_000);
            return { credential: null, headers: [] };
          },
        })
        .catch((e: unknown) => e),
    );
    expect([error.kind, seen.length, pauses]).toEqual(["busy", 0, [1_000]]);
  });

  it("sends nothing that would be left without the time an exchange takes", async () => {
    const began = 1_763_760_000_000;
    const { upstream, seen, pauses } = await against((response) => {
      json(
        response,
        200,
        {},
        {
          date: new Date(began).toUTCString(),
          "x-ratelimit-limit": "100",
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": (began / 1_000 + 3).toString(),
        },
      );
    });
    const call = { ...read, limitGroup: "group" };
    await upstream.call(call);
    const error = failure(await upstream.call({ ...call, within: 4_000 }).catch((e: unknown) => e));
    expect([error.kind, error.attempts, seen.length, pauses]).toEqual(["limited", 0, 1, []]);
    expect((await upstream.call({ ...call, within: 5_000 })).status).toBe(200);
    expect(pauses).toEqual([3_600]);
  });

  it.each([
    ["a limit that is a day's", { "x-ratelimit-limit": "20", "x-ratelimit-remaining": "0" }, 200],
    ["Retry-After alone", { "retry-after": "60" }, 429],
  ])("says that it is limited, not that too many wait, for %s", async (_, told, status) => {
    const reset = (1_763_760_000 + 24 * 60 * 60).toString();
    const headers = { date: new Date(1_763_760_000_000).toUTCString(), ...told };
    const { upstream, seen, calls } = await against((response) => {
      json(response, status, {}, { "x-ratelimit-reset": reset, ...headers });
    });
    const call = { ...read, limitGroup: "group", urgent: true };
    await upstream.call(call);
    const error = failure(await upstream.call(call).catch((e: unknown) => e));
    expect([error.kind, seen.length, calls.at(-1)?.last.line.outcome]).toEqual([
      "limited",
      1,
      "limited",
    ]);
  });

  it("begins no second try in its caller's last moment", async () => {
    const { upstream, pauses } = await against((response) => {
      json(response, 503, {});
    });
    expect((await upstream.call({ ...read, within: 1_000 })).attempts).toBe(3);
    expect(pauses).toEqual([125, 250]);
  });

  it("does not take it for illness that its callers had next to no time", async () => {
    const { upstream } = await against(() => undefined);
    const hasty = Array.from({ length: 12 }, () =>
      upstream.call({ ...read, retries: 0, within: 60 }).catch((e: unknown) => failure(e).kind),
    );
    expect(new Set(await Promise.all(hasty))).toEqual(new Set(["late"]));
    expect(upstream.breaker()).toBe("closed");
  });

  it("knows a rate limit's reset by upstream's clock, however wrong its own is", async () => {
    const reset = Math.floor(Date.now() / 1_000) + 20;
    const limits = {
      "x-ratelimit-limit": "100",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": reset.toString(),
    };
    const { upstream, pauses } = await against((response) => {
      json(response, 200, {}, limits);
    });
    await upstream.call({ ...read, limitGroup: "group" });
    await upstream.call({ ...read, limitGroup: "group" });
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(15_000);
    expect(pauses[0]).toBeLessThan(22_000);
  });

  it("takes no credential's limit for that of the one which replaced it while the call waited", async () => {
    const reset = Math.floor(Date.now() / 1_000) + 20;
    const left = (remaining: number) => ({
      "x-ratelimit-limit": "100",
      "x-ratelimit-remaining": remaining.toString(),
      "x-ratelimit-reset": reset.toString(),
    });
    const { upstream, calls } = await against((response, attempt) => {
      json(response, 200, {}, left(attempt === 1 ? 50 : 9));
    });
    const [old, next] = ["old", "next"].map((fingerprint) => ({ id: null, fingerprint }));
    const by = (credential = old) => ({ headers: [], credential: credential ?? null });
    const call = {
      ...read,
      limitGroup: "group",
      countedFor: () => Promise.resolve(old ?? { id: null, fingerprint: "" }),
    };
    await upstream.call({ ...call, authenticate: () => by() });
    await upstream.call({ ...call, authenticate: () => by(next) });
    expect(upstream.rateLimits()).toMatchObject([{ group: "group old", remaining: 50 }]);
    expect(calls.at(-1)?.last).toMatchObject({ countedFor: "old", line: { fingerprint: "next" } });
  });

  it("tells when upstream's clock is no longer right, once and not per answer", async () => {
    const { upstream, skews } = await against((response) => {
      json(response, 200, {});
    });
    await upstream.call(read);
    await upstream.call(read);
    expect(skews).toEqual(["fail"]);
  });

  it("does not take a source that fails for an ill upstream, nor read it again", async () => {
    const { upstream } = await against((response) => {
      json(response, 200, {});
    });
    const stream = async function* () {
      await Promise.resolve();
      yield Buffer.from("ab");
      throw new Error("canary: the browser went away");
    };
    const multipart = { contentType: "multipart/form-data", length: 4, stream };
    const kinds = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const upload = { operation: "upload", method: "POST", path: "/", multipart } as const;
      const error = failure(await upstream.call(upload).catch((e: unknown) => e));
      kinds.add(error.kind);
    }
    expect([...kinds]).toEqual(["unsendable"]);
    expect((await upstream.call(read)).status).toBe(200);
  });

  it("goes on reading while more uploads than it has places for send nothing", async () => {
    const { upstream } = await against(
      (response) => {
        json(response, 200, {});
      },
      { atOnce: 2, uploadsAtOnce: 2, bodyMillis: 60_000 },
    );
    let begun = 0;
    const stuck = { finish: (): void => undefined };
    const finished = new Promise<void>((resolve) => (stuck.finish = resolve));
    const stream = async function* () {
      begun += 1;
      yield Buffer.from("a");
      await finished;
      yield Buffer.from("b");
    };
    const multipart = { contentType: "multipart/form-data; boundary=x", length: 2, stream };
    const uploads = Array.from({ length: 6 }, () =>
      upstream.call({ operation: "upload", method: "POST", path: "/", multipart }),
    );
    await expect.poll(() => begun).toBe(2);
    expect((await Promise.all([read, read, read].map((call) => upstream.call(call)))).length).toBe(
      3,
    );
    expect([begun, upstream.waiting()]).toEqual([2, 4]);
    stuck.finish();
    expect((await Promise.all(uploads)).map(({ status }) => status)).toEqual(
      Array.from({ length: 6 }, () => 200),
    );
  });

  it("survives a source that fails after upstream has hung up", async () => {
    const { upstream, server } = await against(() => undefined);
    let source = (): void => undefined;
    const failing = new Promise<never>((_, reject) => {
      source = () => {
        reject(new Error("the browser went away"));
      };
    });
    const stream = async function* () {
      yield Buffer.from("ab");
      await failing;
    };
    const multipart = { contentType: "multipart/form-data", length: 4, stream };
    server.on("connection", (socket) => {
      socket.once("data", () => socket.destroy());
    });
    const error = failure(
      await upstream
        .call({ operation: "upload", method: "POST", path: "/", multipart })
        .catch((e: unknown) => e),
    );
    source();
    await new Promise((resolve) => setImmediate(resolve));
    expect(error.kind).toBe("connection");
  });
});
