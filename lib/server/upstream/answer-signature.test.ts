import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { against, closeAll, failure, json, read, write } from "./testing/against";

afterEach(closeAll);

const signed = (body: unknown): string =>
  createHmac("sha256", "the upstream's").update(JSON.stringify(body)).digest("hex");

/** An upstream that signs its answers, and whose signature is asked for. */
const signing = (headers: Readonly<Record<string, string>>, status = 200) =>
  against(
    (response) => {
      json(response, status, { paid: true }, headers);
    },
    {},
    {
      verifyAnswer: ({ header, body }) =>
        header("x-signature") === createHmac("sha256", "the upstream's").update(body).digest("hex"),
    },
  );

describe("an answer whose signature is asked for", () => {
  it("is taken where it is right", async () => {
    const { upstream } = await signing({ "x-signature": signed({ paid: true }) });
    expect((await upstream.call(read)).status).toBe(200);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["of another body", { "x-signature": signed({ paid: false }) }],
    ["that is none", { "x-signature": "signed" }],
    ["that is missing", {}],
  ])("is none with a signature %s: neither taken nor asked for again", async (_, headers) => {
    const { upstream, seen, lines } = await signing(headers);
    for (const call of [read, { ...write, idempotencyKey: "key-1" }]) {
      const error = failure(await upstream.call(call).catch((e: unknown) => e));
      expect([error.kind, error.attempts]).toEqual(["signature", 1]);
    }
    expect(seen).toHaveLength(2);
    expect(lines.map(({ outcome, status }) => [outcome, status])).toEqual([
      ["signature", null],
      ["signature", null],
    ]);
    expect(upstream.breaker()).toBe("closed");
  });

  it("may be a refusal without one: it brings nothing that is believed", async () => {
    const { upstream } = await signing({}, 404);
    expect((await upstream.call(read)).status).toBe(404);
  });
});
