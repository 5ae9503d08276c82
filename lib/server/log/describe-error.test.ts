import { CodedError } from "@/lib/core/errors";
import { sessions } from "@/lib/server/db/schema/identity";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { describeError } from "./describe-error";

const CANARY = "canary-7f3a9c51d2";
const thrownBy = async (work: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

test("a failed query keeps its parameters and rows to itself, in its stack and causes too", async () => {
  const { database, close } = await openTestDatabase();
  const wrongId = database.select().from(sessions).where(eq(sessions.id, CANARY));
  const failures = [
    await thrownBy(wrongId),
    await thrownBy(database.execute(sql`select ${CANARY}::integer`)),
    await thrownBy(database.execute(sql`select ${`${CANARY}\n    at ${CANARY}`} from nowhere`)),
  ];
  await close();
  for (const error of failures) {
    expect(String(error)).toContain(CANARY);
    for (const told of [error, new CodedError("INTERNAL", "unexpected", { cause: error })]) {
      const text = JSON.stringify(describeError(told));
      expect(text).not.toContain(CANARY);
      // SQLSTATE: invalid text representation, or undefined table.
      expect(text).toMatch(/"code":"(22P02|42P01)"/u);
    }
  }
}, 120_000);

describe("the stack", () => {
  test("is bounded, and never repeats the message, however much that looks like frames", () => {
    const error = new Error(`first\n    at ${CANARY}`);
    const described = describeError(error);
    expect(described["message"]).toContain("first");
    expect(JSON.stringify(described["frames"])).not.toContain(CANARY);
    error.stack = `${error.message}\n${"    at somewhere\n".repeat(1_000)}`;
    expect(describeError(error)["frames"]).toHaveLength(12);
  });

  test("is left out where its message was changed afterwards: it would hold the first one", () => {
    const error = new Error(CANARY);
    error.message = "harmless";
    expect(JSON.stringify(describeError(error))).not.toContain(CANARY);
  });
});

test("of several causes at once, each has its name and code, and no message", () => {
  const lost = Object.assign(new Error(CANARY), { code: "ECONNRESET" });
  const late = Object.assign(new Error(CANARY), { name: "UpstreamFailure", kind: "timeout" });
  const error = new CodedError("CHAIN_UNAVAILABLE", "no endpoint answered", {
    cause: new AggregateError([lost, late, CANARY]),
  });
  const described = describeError(error);
  expect(described).toMatchObject({
    code: "CHAIN_UNAVAILABLE",
    cause: {
      errors: [
        { name: "Error", code: "ECONNRESET" },
        { name: "UpstreamFailure", code: "timeout" },
        { name: "string" },
      ],
    },
  });
  expect(JSON.stringify(described)).not.toContain(CANARY);
});
