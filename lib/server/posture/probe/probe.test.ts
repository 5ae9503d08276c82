import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "@/lib/server/audit";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { readAdvisories } from "./advisories";
import { askInstance } from "./ask";
import { rehearseOn } from "./rehearse";

describe("npm audit", () => {
  it("is believed where it gives a report", () => {
    const vulnerabilities = { info: 0, low: 2, moderate: 1, high: 1, critical: 0, total: 4 };
    const report = JSON.stringify({ metadata: { vulnerabilities } });
    expect(readAdvisories(report, false)).toEqual({ ran: true, high: 1, critical: 0, all: 4 });
  });

  it.each([
    ['{"message":"405 Method Not Allowed","statusCode":405}', false, "the registry answered 405"],
    ["", true, "the registry did not answer in time"],
    ["", false, "there was no report"],
    ['{"error":{"code":"ENOLOCK"}}', false, "there was no report"],
  ])("never counts as run for %j", (output, timedOut, reason) => {
    expect(readAdvisories(output, timedOut)).toEqual({ ran: false, reason });
  });
});

describe("a rehearsal", () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openTestDatabase();
  }, 120_000);
  afterAll(async () => {
    await open.close();
  });
  const entry = { actor: "system", action: "x", subject: "y", details: {} };

  it("gives its result and leaves nothing behind", async () => {
    const seen = await rehearseOn(open.database, async (transaction) => {
      await appendAudit(transaction, entry, new Date());
      return (await verifyAudit(transaction, null)).entries;
    });
    expect(seen).toBe(1);
    expect((await verifyAudit(open.database, null)).entries).toBe(0);
  });

  it("that fails tells why, and leaves nothing behind either", async () => {
    const failing = rehearseOn(open.database, async (transaction) => {
      await appendAudit(transaction, entry, new Date());
      throw new Error("in the middle");
    });
    await expect(failing).rejects.toThrow("in the middle");
    expect((await verifyAudit(open.database, null)).entries).toBe(0);
  });
});

describe("the running instance", () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  const listening = async (): Promise<URL> => {
    const server = createServer((request, response) => {
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      response.end(`${request.method ?? ""} ${request.headers.origin ?? ""}`);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    if (bound === null || typeof bound === "string") throw new Error("no port");
    return new URL(`http://127.0.0.1:${bound.port}`);
  };

  it("is asked by its public address, with headers no browser would let a script set", async () => {
    const ask = askInstance(await listening(), undefined);
    const headers = { origin: "https://attacker.example" };
    const answer = await ask("/x", { method: "POST", headers, body: "{}" });
    expect(answer).toMatchObject({
      status: 200,
      via: "public address",
      setCookies: ["a=1", "b=2"],
    });
    expect(answer.text).toBe("POST https://attacker.example");
  });

  it("is asked past the gateway where its address can't be reached, and says so", async () => {
    const { port } = await listening();
    const nowhere = new URL("http://127.0.0.1:9");
    expect(await askInstance(nowhere, port)("/")).toMatchObject({ via: "past the gateway" });
    await expect(askInstance(nowhere, undefined)("/")).rejects.toThrow();
  });
});
