import { describe, expect, it } from "vitest";
import type { ReviewedInstruction } from "@/lib/core/review";
import { instructionChanges } from "./instruction-changes";
import { buyer, stranger } from "./testing/fixtures";

const call = (name: string, overrides: Partial<ReviewedInstruction> = {}): ReviewedInstruction => ({
  index: 0,
  program: buyer,
  programName: "System",
  name,
  known: "known",
  accounts: [],
  args: {},
  data: new Uint8Array(),
  reached: null,
  ...overrides,
});
const pay = (amount: string) => call("transferSol", { args: { amount } });

describe("instructionChanges", () => {
  it("finds nothing where every instruction stands as it stood", () => {
    expect(instructionChanges([pay("1"), call("b")], [pay("1"), call("b")])).toEqual([]);
  });

  it("names the one value of the one instruction that is other than it was", () => {
    expect(
      instructionChanges([call("a"), pay("1"), call("b")], [call("a"), pay("2"), call("b")]),
    ).toEqual([
      { before: pay("1"), now: pay("2"), fields: [{ what: "amount", before: "1", now: "2" }] },
    ]);
  });

  it("tells an added instruction without blaming those after it", () => {
    const extra = call("guard", { program: stranger });
    expect(instructionChanges([pay("1"), call("b")], [extra, pay("1"), call("b")])).toEqual([
      { before: null, now: extra, fields: [] },
    ]);
  });

  it("tells one that is gone", () => {
    expect(instructionChanges([pay("1"), call("b")], [call("b")])).toEqual([
      { before: pay("1"), now: null, fields: [] },
    ]);
  });

  it("sees another account, and an account that got more power", () => {
    const account = { name: "to", address: buyer, signer: false, writable: true };
    const before = call("a", { accounts: [account] });
    const elsewhere = call("a", { accounts: [{ ...account, address: stranger }] });
    const stronger = call("a", { accounts: [{ ...account, signer: true }] });
    expect(instructionChanges([before], [elsewhere])[0]?.fields).toEqual([
      { what: "to (account 1)", before: `${buyer}, may change`, now: `${stranger}, may change` },
    ]);
    expect(instructionChanges([before], [stronger])[0]?.fields).toEqual([
      {
        what: "to (account 1)",
        before: `${buyer}, may change`,
        now: `${buyer}, signs, may change`,
      },
    ]);
  });

  it("does not call a swap to another program a change within it", () => {
    const other = call("transferSol", { program: stranger });
    expect(instructionChanges([pay("1")], [other])).toEqual([
      { before: pay("1"), now: null, fields: [] },
      { before: null, now: other, fields: [] },
    ]);
  });
});
