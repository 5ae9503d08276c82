import { beforeAll, describe, expect, it } from "vitest";
import { decodeTransaction } from "../decode/transaction";
import { resolveTransaction } from "../resolve/gather";
import { createWorld, NOW } from "../testing/world";
import type { ReviewContext } from "./context";
import { messageContext } from "./message-context";
import { accountsRule, intentRule, messageRule, simulationRule } from "./rule";

let context: ReviewContext;

beforeAll(async () => {
  const world = await createWorld();
  const decoded = decodeTransaction(await world.bytes(world.purchase()));
  if (!decoded.ok) throw new Error(decoded.reason);
  const resolved = await resolveTransaction(decoded.transaction, null);
  context = messageContext(
    { intent: { version: 1, kind: "free" }, now: NOW },
    decoded.transaction,
    [],
    resolved,
    null,
    null,
  );
});

describe("a rule", () => {
  it("that throws blocks, whatever its usual severity", () => {
    const rule = messageRule("MEMO-01", () => {
      throw new Error("boom");
    });
    expect(rule.run(context)).toMatchObject({
      findings: [{ rule: "MEMO-01", severity: "block", facts: { reason: "boom" } }],
    });
  });

  it("whose needs are not met is skipped with a reason and never asked", () => {
    const never = () => {
      throw new Error("must not be asked");
    };
    for (const rule of [
      intentRule("PAY-01", never),
      accountsRule("PAY-07", never),
      simulationRule("SIM-03", never),
    ]) {
      expect(Object.keys(rule.run(context))).toEqual(["skipped"]);
    }
  });
});
