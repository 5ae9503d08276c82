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
            return { credential: null, headers: {} };
          },
        })
        .catch((e: unknown) => e),
    );
    expect([error.kind, seen.length, pauses]).toEqual(["busy", 0, [1_000]]);
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
});
