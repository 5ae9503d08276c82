import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { callApi } from "./call-api";

const answering = (answer: () => Response | Promise<Response>) => {
  const server = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal("fetch", server);
  return server;
};
const call = () => callApi({ path: "/api/health", schema: z.object({ ok: z.literal(true) }) });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("callApi", () => {
  it("gives what the schema makes of the answer", async () => {
    answering(() => Response.json({ ok: true, more: 1 }));
    await expect(call()).resolves.toEqual({ ok: true });
  });

  it("throws the problem document's own code", async () => {
    const document = {
      type: "t",
      title: "Sold.",
      status: 409,
      code: "LISTING_SOLD",
      requestId: "req_1",
    };
    answering(() => Response.json(document, { status: 409 }));
    await expect(call()).rejects.toMatchObject({
      code: "LISTING_SOLD",
      context: { requestId: "req_1" },
    });
  });

  it("keeps what the server said of single fields", async () => {
    const issues = [{ path: "name", message: "Too long." }];
    const document = {
      type: "t",
      title: "Something is wrong.",
      status: 400,
      code: "INPUT_INVALID",
      requestId: "req_1",
      issues,
    };
    answering(() => Response.json(document, { status: 400 }));
    await expect(call()).rejects.toMatchObject({ code: "INPUT_INVALID", issues });
  });

  it.each([
    ["a page instead of a document", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ["an answer of another shape", () => Response.json({ ok: "yes" })],
    ["a body that is no JSON", () => new Response("ok")],
    ["no answer at all", () => Promise.reject(new TypeError("Failed to fetch"))],
  ])("throws INTERNAL for %s", async (_, answer) => {
    answering(answer);
    await expect(call()).rejects.toMatchObject({ code: "INTERNAL" });
  });

  it("is cut off by who no longer wants the answer", async () => {
    const { signal } = new AbortController();
    const server = answering(() => Response.json({ ok: true }));
    await callApi({ path: "/api/health", schema: z.object({ ok: z.literal(true) }), signal });
    expect(server.mock.calls[0]?.[1]?.signal).toBe(signal);
  });

  it("names no content type where it sends no body", async () => {
    const server = answering(() => Response.json({ ok: true }));
    await call();
    expect(server.mock.calls[0]?.[1]?.headers).toEqual({ Accept: "application/json" });
  });
});
