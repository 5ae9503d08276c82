import fs from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { allowedFields } from "./fields";
import { LearnedSecrets } from "./learned";

const HOUR = 3_600_000;
const CANARY = "rs_canary_of_the_log_test";

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
  vi.unstubAllEnvs();
});

describe("secrets that were learned", () => {
  test("are forgotten an hour after they were last opened, and not before", () => {
    const clock = { now: 1 };
    const learned = new LearnedSecrets(() => clock.now);
    learned.learn(["of the morning", "in use"]);
    clock.now += HOUR - 1;
    learned.learn(["in use"]);
    expect(learned.all()).toHaveLength(2);
    clock.now += 2;
    expect(learned.all()).toEqual(["in use"]);
  });

  test("are never so many that they fill the memory: the ones longest unused go first", () => {
    const learned = new LearnedSecrets(() => 1);
    for (let number = 0; number < 5_000; number += 1) learned.learn([`secret ${number}`]);
    expect(learned.all()).toHaveLength(2_000);
    expect(learned.all()).toContain("secret 4999");
  });
});

test("the process's own log never tells one, at any level, in an error, its causes or its context", async () => {
  vi.stubEnv("LOG_LEVEL", "debug");
  const written: string[] = [];
  vi.spyOn(fs, "writeSync").mockImplementation((_descriptor, bytes) => {
    written.push(Buffer.from(bytes).toString());
    return bytes.length;
  });
  const log = await import("./index");
  log.learnSecrets("rk_canary_1c77", CANARY);
  const root = new Error(`401 for ${Buffer.from(CANARY).toString("base64")}`);
  const error = new CodedError("REALM_CREDENTIAL", `refused ${CANARY}`, {
    context: { sent: CANARY },
    cause: new Error(`header ${CANARY}`, { cause: root }),
  });
  for (const level of ["debug", "info", "warn", "error"] as const) {
    log.logger[level]({ error, reason: CANARY }, `Tried with ${CANARY}.`);
    log.requestLogger("rk_canary_1c77")[level]({ path: `/?key=${CANARY}` }, "Asked.");
  }
  const text = written.join("");
  expect(text).not.toMatch(/canary|Y2FuYXJ5/u);
  const lines = text.split("\n").slice(0, -1);
  expect(lines).toHaveLength(8);
  for (const line of lines) expect(line).toContain("[secret]");
});

test("half of one does not stay behind where a long text is cut", () => {
  const long = `${"a word or two ".repeat(35)}${CANARY} and more, and more, and more`;
  const fields = allowedFields({ reason: long, error: new Error(long) });
  expect(JSON.stringify(fields)).not.toContain("rs_c");
  expect(JSON.stringify(fields)).toContain("a word or two");
});
