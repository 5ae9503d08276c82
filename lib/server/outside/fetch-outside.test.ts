import { createServer as createPlainServer } from "node:http";
import { createServer } from "node:https";
import type { Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { fetchThrough } from "./fetch-outside";
import type { Resolve } from "./lookup";
import { readOutside } from "./read";
import { certificate, hasOpenssl } from "./testing/certificate";
import { picture, serving, type Seen } from "./testing/pages";
import type { OutsideRequest } from "./types";

/** Stands for an address of the open network here; it is the only one that is admitted. */
const OPEN = "127.0.0.1";
const INNER = "10.0.0.1";

const seen: Seen[] = [];
const at = { open: "", sandbox: "" };
const serve = serving(seen, () => at);
let trusted: { key: string; cert: string };
let servers: readonly Server[];
/** What a name answers, one after another; the last stays. */
const leads = new Map<string, readonly (readonly string[])[]>();
let asked = 0;

const resolve: Resolve = (name, answer) => {
  const [now = [], ...later] = leads.get(name) ?? [[OPEN]];
  if (later.length > 0) leads.set(name, later);
  asked += 1;
  answer(
    null,
    now.map((address) => ({ address, family: 4 })),
  );
};

const fetching = (path: string, more: Partial<OutsideRequest> = {}, ca = trusted.cert) =>
  fetchThrough(
    {
      url: path.startsWith("/") ? `https://files.example:${at.open}${path}` : path,
      types: ["image/jpeg", "image/png"],
      bytes: 100_000,
      ...more,
    },
    {
      reach: {
        sandbox: new URL(`${at.sandbox}/v1`),
        isPublic: (address) => address === OPEN,
        port: at.open,
      },
      resolve,
      ca,
    },
  );
const reading = async (...request: Parameters<typeof fetching>) =>
  Buffer.from(await readOutside(await fetching(...request)));

const refusalOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((ready) => server.listen(0, OPEN, ready));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return String(bound.port);
};

describe.skipIf(!hasOpenssl)("what comes from an address from outside", () => {
  beforeAll(async () => {
    trusted = certificate();
    const [open, sandbox] = [createServer(trusted, serve), createPlainServer(serve)];
    servers = [open, sandbox];
    at.open = await listen(open);
    at.sandbox = `http://127.0.0.1:${await listen(sandbox)}`;
  });
  beforeEach(() => {
    seen.length = 0;
    asked = 0;
    leads.clear();
    leads.set("inner.example", [[INNER]]);
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  it("is its body and its type, asked for without compression", async () => {
    const answer = await fetching("/picture", { headers: { accept: "image/png" } });
    expect([answer.status, answer.type]).toEqual([200, "image/png"]);
    expect(Buffer.from(await readOutside(answer))).toEqual(picture);
    expect(seen[0]?.headers).toMatchObject({ accept: "image/png", "accept-encoding": "identity" });
  });

  it("is the sandbox's in plain http too, at its own address", async () => {
    expect(await reading(`${at.sandbox}/picture`)).toEqual(picture);
  });

  it("is nothing from who has no certificate for that name", async () => {
    expect(await refusalOf(fetching(`https://third.example:${at.open}/picture`))).toBe(
      "OUTSIDE_UNAVAILABLE",
    );
    expect(await refusalOf(fetching("/picture", {}, certificate().cert))).toBe(
      "OUTSIDE_UNAVAILABLE",
    );
    expect(seen).toEqual([]);
  });

  it("answers a POST with its status, and redirects of it lead nowhere", async () => {
    const post = Buffer.from("the alert");
    const sent = await fetching("/once", { post, types: [], headers: { "x-signed": "yes" } });
    expect([sent.status, sent.type, (await readOutside(sent)).length]).toEqual([301, null, 0]);
    expect(seen.map(({ url, body }) => [url, body])).toEqual([["/once", "the alert"]]);
    expect(seen[0]?.headers).toMatchObject({ "x-signed": "yes" });
  });

  it("has no body where it is no success", async () => {
    const answer = await fetching("/gone");
    expect([answer.status, await readOutside(answer)]).toEqual([410, Buffer.alloc(0)]);
  });

  describe("is never of this network", () => {
    it("by a name that leads there, or to one such address among public ones", async () => {
      const url = `https://files.example:${at.open}/picture`;
      for (const answers of [[INNER], [OPEN, INNER], [INNER, OPEN]]) {
        leads.set("files.example", [answers]);
        expect(await refusalOf(fetching(url)), answers.join()).toBe("OUTSIDE_ADDRESS_REFUSED");
      }
      leads.set("files.example", [[]]);
      expect(await refusalOf(fetching(url))).toBe("OUTSIDE_UNAVAILABLE");
      expect(seen).toEqual([]);
    });

    it("by a name that answers otherwise the second time: what was judged is what is connected to", async () => {
      leads.set("files.example", [[OPEN], [INNER]]);
      expect(await reading("/picture")).toEqual(picture);
      expect(asked).toBe(1);
      expect(await refusalOf(fetching("/picture"))).toBe("OUTSIDE_ADDRESS_REFUSED");
      expect(asked).toBe(2);
    });

    it.each([
      "/to-inner",
      "/to-number",
      "/to-plain",
      "/to-sandbox",
      "/to-file",
      "/to-name",
      "/to-port",
    ])("by the redirect %s", async (path) => {
      expect(await refusalOf(fetching(path))).toBe("OUTSIDE_ADDRESS_REFUSED");
      expect(seen.map(({ url }) => url)).toEqual([path]);
    });
  });

  describe("after redirects", () => {
    it("is what three lead to; a fourth and a redirect to nowhere are refused", async () => {
      expect(await reading("/thrice")).toEqual(picture);
      for (const path of ["/four-times", "/circle", "/lost"])
        expect(await refusalOf(fetching(path)), path).toBe("OUTSIDE_ANSWER_REFUSED");
    });

    it("was asked for with its headers by the first origin alone, even where it leads back", async () => {
      const headers = { authorization: "Bearer hush" };
      expect(await reading("/across", { headers })).toEqual(picture);
      const told = seen.map(({ url, headers: { authorization } }) => [url, authorization]);
      expect(told).toEqual([
        ["/across", "Bearer hush"],
        ["/returning", undefined],
        ["/picture", undefined],
      ]);
      seen.length = 0;
      await reading("/once", { headers });
      expect(seen.map(({ headers: { authorization } }) => authorization)).toEqual([
        "Bearer hush",
        "Bearer hush",
      ]);
    });
  });

  describe("has bounds", () => {
    it("of size: read up to them, and not one byte further", async () => {
      expect(await reading("/picture", { bytes: picture.length })).toEqual(picture);
      for (const [path, bytes] of [
        ["/picture", picture.length - 1],
        ["/endless", 1_000_000],
      ] as const)
        expect(await refusalOf(reading(path, { bytes })), path).toBe("OUTSIDE_ANSWER_REFUSED");
    });

    it("of kind: no other type, none untold, nothing that would have to be unpacked", async () => {
      for (const path of ["/page", "/untyped", "/packed"])
        expect(await refusalOf(fetching(path)), path).toBe("OUTSIDE_ANSWER_REFUSED");
    });

    it.each([
      ["/silent", { headersMillis: 150 }],
      ["/stalled", { bodyMillis: 150 }],
      ["/dripping", { totalMillis: 300 }],
      ["/cut", {}],
    ])("of time, and no half of anything: %s", async (path, limits) => {
      const begun = performance.now();
      expect(await refusalOf(reading(path, { limits }))).toBe("OUTSIDE_UNAVAILABLE");
      expect(performance.now() - begun).toBeLessThan(4_000);
    });

    it("of time also for a body nobody reads; once it was read, left or not there, the connection ends", async () => {
      const ended = async (): Promise<number> => {
        let open = 0;
        for (const server of servers) open += await connectionsOf(server);
        return open;
      };
      await fetching("/endless", { limits: { totalMillis: 200 } });
      await expect.poll(ended, { timeout: 4_000 }).toBe(0);
      for (const done of [() => reading("/picture"), () => fetching("/gone")]) {
        await done();
        // Well before a connection that is kept for later would be given up.
        await expect.poll(ended, { timeout: 1_500 }).toBe(0);
      }
      for await (const piece of (await fetching("/endless")).body) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      await expect.poll(ended, { timeout: 4_000 }).toBe(0);
    });
  });
});

const connectionsOf = (server: Server): Promise<number> =>
  new Promise((count, failed) => {
    server.getConnections((error, open) => {
      if (error) failed(error);
      else count(open);
    });
  });
