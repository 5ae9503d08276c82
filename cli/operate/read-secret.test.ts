import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ask, pairFrom } from "./read-secret";

describe("a key and its secret", () => {
  it.each([
    "key-1\nsecret-1\n",
    "  key-1\r\nsecret-1",
    '{"apiKey":"key-1","apiSecret":"secret-1"}',
  ])("are read from %j", (text) => {
    expect(pairFrom(text)).toEqual({ apiKey: "key-1", apiSecret: "secret-1" });
  });

  it.each(["", "canary", "canary\n\n", "canary\nb\nc", '{"apiKey":"canary', '{"apiKey":"canary"}'])(
    "are not read from %j, of which nothing is repeated",
    (text) => {
      expect(() => pairFrom(text)).toThrow(/^(?:(?!canary).)*$/u);
    },
  );

  it("are asked for; an end without a line is no answer", async () => {
    const typed = new PassThrough();
    const answer = ask("", typed);
    typed.write("  a secret \n");
    expect(await answer).toBe("a secret");
    const closed = new PassThrough();
    const none = ask("", closed);
    closed.end();
    await expect(none).rejects.toThrow("Nothing was added.");
  });
});
