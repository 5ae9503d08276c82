import { CodedError } from "@/lib/core/errors";
import { describe, expect, expectTypeOf, test } from "vitest";
import { createLogger, type Log } from "./create-logger";

const CANARY = "canary-7f3a9c51d2";

const record = (use: (log: Log) => void, secrets: readonly string[] = [CANARY]): string => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  use(createLogger({ level: "debug", secrets: () => secrets, destination }));
  return lines.join("");
};

describe("the log", () => {
  test("writes one JSON object per line, with the level and the time in words", () => {
    const line: unknown = JSON.parse(
      record((log) => {
        log.info({ operation: "search", status: 200 }, "Asked.");
      }),
    );
    expect(line).toMatchObject({
      level: "info",
      operation: "search",
      status: 200,
      message: "Asked.",
    });
    expect(line).toHaveProperty("time", expect.stringMatching(/^\d{4}-.*Z$/u));
  });

  test.each([
    ["an escape sequence", "\u001b[2J"],
    ["one of a single character", "\u009b31m"],
    ["a line of its own", '\r\n{"level":"error"}'],
    ["a line that only some readers break", "\u2028\u2029\u0085"],
    ["the other direction", "\u202egnp.exe\u2069"],
    ["what can't be seen", "a\u200bb\u{E0041}\u007f"],
  ])("shows %s as what it is, and a reader gets it as it was", (_, text) => {
    const written = record((log) => {
      log.warn({ reason: text }, "Refused.");
    });
    expect(written).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+\n$/u);
    expect(JSON.parse(written)).toMatchObject({ reason: text });
  });

  test("drops every field that is not on the list and keeps only its name", () => {
    const careless: object = { operation: "buy", apiSecret: "hush", cookie: "c", prompt: "a cat" };
    const text = record((log) => {
      log.info(careless, "Sent.");
    }, []);
    expect(text).not.toMatch(/hush|a cat/u);
    expect(JSON.parse(text)).toMatchObject({
      operation: "buy",
      dropped: ["apiSecret", "cookie", "prompt"],
    });
  });

  test("does not compile with such a field, not even where the fields were put together before", () => {
    interface Right {
      readonly component: string;
      readonly operation: string;
    }
    interface Wrong {
      readonly component: string;
      readonly job: string;
    }
    const write = (log: Log) => ({ right: log.info<Right>, wrong: log.info<Wrong> });
    expectTypeOf(write).toBeFunction();
    type Written = ReturnType<typeof write>;
    expectTypeOf<Right>().toExtend<Parameters<Written["right"]>[0]>();
    expectTypeOf<Wrong>().not.toExtend<Parameters<Written["wrong"]>[0]>();
  });

  test("drops objects under an allowed name: what is in them is nobody's promise", () => {
    const careless: object = { path: { secret: "hush" } };
    expect(
      record((log) => {
        log.info(careless, "Sent.");
      }, []),
    ).not.toContain("hush");
  });

  test("keeps what the inside needs of an error: code, context, frames and causes", () => {
    const cause = new Error("socket hang up");
    const error = new CodedError("REALM_UNAVAILABLE", "gave up", {
      context: { attempt: 5 },
      cause,
    });
    const line: unknown = JSON.parse(
      record((log) => {
        log.error({ error }, "Failed.");
      }),
    );
    expect(line).toMatchObject({
      error: {
        code: "REALM_UNAVAILABLE",
        message: "gave up",
        context: { attempt: 5 },
        cause: { message: "socket hang up" },
      },
    });
    expect(line).toHaveProperty(
      "error.frames.0",
      expect.stringMatching(/^at .*log\.test\.ts:\d+:\d+/u),
    );
  });

  test.each([
    ["as it is", CANARY],
    ["in base64", Buffer.from(CANARY).toString("base64")],
    ["in hex", Buffer.from(CANARY).toString("hex")],
    ["in an address", `https://x.example/?key=${encodeURIComponent(CANARY)}`],
  ])("a known secret %s never leaves, whichever way it came in", (_, form) => {
    const text = record((log) => {
      log
        .with({ host: form })
        .error({ error: new Error(`refused: ${form}`), reason: form }, `Sentence ${form}`);
    });
    expect(text).not.toContain(form);
    expect(text).toContain("[secret]");
  });

  test("a short text is not taken for a secret, or words would be torn out of sentences", () => {
    expect(
      record(
        (log) => {
          log.info({}, "a plain sentence");
        },
        ["plain", ""],
      ),
    ).toContain("a plain sentence");
  });
});
