import * as lookupTableClient from "@solana-program/address-lookup-table";
import * as computeBudgetClient from "@solana-program/compute-budget";
import * as memoClient from "@solana-program/memo";
import * as systemClient from "@solana-program/system";
import * as tokenClient from "@solana-program/token";
import * as token2022Client from "@solana-program/token-2022";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressText } from "../decode/address-text";
import { describeInstruction } from "../decode/instruction";
import type { AccountKey } from "../decode/keys";
import { associatedTokenProgram } from "./associated-token";
import { computeBudgetProgram } from "./compute-budget";
import type { ProgramTable } from "./layout";
import { lookupTableProgram } from "./lookup-table";
import { memoProgram } from "./memo";
import { systemProgram } from "./system";
import { instructionData } from "./testing/arbitrary-data";
import { instructionsOf, type ClientInstruction } from "./testing/client-instructions";
import { token2022Program, tokenProgram } from "./token";

const clients = [
  ["system", systemClient, [systemProgram]],
  ["token", tokenClient, [tokenProgram, associatedTokenProgram]],
  ["token-2022", token2022Client, [token2022Program, associatedTokenProgram]],
  ["compute-budget", computeBudgetClient, [computeBudgetProgram]],
  ["memo", memoClient, [memoProgram]],
  ["address-lookup-table", lookupTableClient, [lookupTableProgram]],
] as const;

/** Instructions that a client has and our tables do not, on purpose. */
const leftOut: Readonly<Record<string, string>> = {
  batch: "unfolded into its parts before a table is asked (decode/batch.ts)",
  requestUnits: "the runtime refuses it (agave `ComputeBudgetInstruction::Unused`)",
};

const proofs = "which accounts there are depends on where the proofs stand (proof-accounts.ts)";
/** Instructions whose arguments or list of accounts differ from a client's, on purpose. */
const differing: Readonly<Record<string, { in: "args" | "accounts"; because: string }>> = {
  createAssociatedToken: { in: "accounts", because: "older clients list the rent sysvar too" },
  createAssociatedTokenIdempotent: { in: "accounts", because: "the same" },
  getAccountDataSize: { in: "args", because: "the client reads none of the extension types" },
  confidentialWithdraw: { in: "accounts", because: proofs },
  confidentialTransfer: { in: "accounts", because: proofs },
  confidentialTransferWithFee: { in: "accounts", because: proofs },
  confidentialMint: { in: "accounts", because: proofs },
  confidentialBurn: { in: "accounts", because: proofs },
  permissionedConfidentialBurn: { in: "accounts", because: proofs },
};

/** As many different accounts as the layout has names. */
const keysFor = (count: number): AccountKey[] =>
  Array.from({ length: count }, (_, index) => ({
    address: addressText(new Uint8Array(32).fill(index + 1)),
    signer: false,
    writable: true,
  }));

const find = (tables: readonly ProgramTable[], wanted: string) => {
  for (const table of tables) {
    const [program] = table.ids;
    for (const [tag, layout] of table.instructions)
      if (layout.name === wanted && program !== undefined) return { table, program, tag, layout };
  }
  throw new Error(`no table has ${wanted}`);
};

describe.each(clients)("instructions as the client for %s writes them", (_, client, tables) => {
  const theirs = instructionsOf(client);

  it.each(theirs.filter(({ name }) => !(name in leftOut)))(
    "$name has the client's arguments and accounts",
    ({ name, read }: ClientInstruction) => {
      const { table, program, tag, layout } = find(tables, name);
      fc.assert(
        fc.property(instructionData(table, tag, layout), (data) => {
          const keys = keysFor(layout.slots.length);
          const ours = describeInstruction({ index: 0, part: null }, program, keys, data);
          expect(ours).toMatchObject({ name, known: "known", tail: 0 });
          const answer = read(program, keys, data, layout.args);
          const difference = differing[name]?.in;
          if (difference !== "args") {
            expect(ours.args).toEqual(answer.args);
            expect(answer.encoded).toEqual(data);
          }
          const names = ours.accounts.map((account) => account.name);
          if (difference === "accounts") {
            const both = answer.accounts.filter((other) => names.includes(other));
            expect(names.filter((own) => both.includes(own))).toEqual(both);
            expect(both.length).toBeGreaterThanOrEqual(layout.required);
          } else expect(names).toEqual(answer.accounts);
        }),
        { numRuns: 25 },
      );
    },
  );

  it("are all that the table has", () => {
    const names = tables.flatMap(({ instructions }) =>
      [...instructions.values()].map(({ name }) => name),
    );
    const known = theirs.map(({ name }) => name).filter((name) => !(name in leftOut));
    expect(new Set(names)).toEqual(new Set(known));
  });
});
