import { describe, expect, it } from "vitest";
import { instructionErrors } from "./instruction-errors";
import { transactionErrorSchema, transactionErrorWords } from "./transaction-error";
import { transactionErrors } from "./transaction-errors";

describe("a transaction's error", () => {
  it("has a name for everything in the runtime's lists, in their order", () => {
    expect(transactionErrors[7]?.[0]).toBe("BlockhashNotFound");
    expect(transactionErrors.map(([name]) => name).indexOf("CommitCancelled")).toBe(34);
    expect(transactionErrors).toHaveLength(35);
    expect(instructionErrors[7]?.[0]).toBe("MissingRequiredSignature");
    expect(instructionErrors.map(([name]) => name).indexOf("BorshIoError")).toBe(52);
    expect(instructionErrors).toHaveLength(53);
  });

  it.each([
    ["BlockhashNotFound", "Blockhash not found"],
    [
      { InstructionError: [2, { Custom: 6001 }] },
      "Error processing Instruction 2: custom program error: 0x1771",
    ],
    [
      { InstructionError: [0, "MissingRequiredSignature"] },
      "Error processing Instruction 0: missing required signature for instruction",
    ],
    [
      { InsufficientFundsForRent: { account_index: 3 } },
      "Transaction results in an account (3) with insufficient funds for rent",
    ],
    [
      { DuplicateInstruction: 1 },
      "Transaction contains a duplicate instruction (1) that is not allowed",
    ],
  ])("is worded as a node words it: %j", (error, words) => {
    expect(transactionErrorWords(transactionErrorSchema.parse(error))).toBe(words);
  });
});
