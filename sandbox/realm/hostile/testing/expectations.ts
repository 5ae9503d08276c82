import { address } from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { expect } from "vitest";
import {
  approver,
  handover,
  hiddenTokenTransfer,
  hiddenTransfer,
  quiet,
} from "@/sandbox/cluster/programs";
import type { HostileKindName } from "../kinds";
import { placesOf, tags, viewOf, type View } from "./view";

/** Who takes part in the sale that is spoiled. */
export interface Sale {
  readonly buyer: string;
  readonly seller: string;
  readonly treasury: string;
  readonly mint: string;
}

/** What is wrong with a spoiled transaction, and whether the cluster would take it all the same. */
interface Expectation {
  /** Then only a review helps. */
  readonly lands: boolean;
  readonly look: (wire: Uint8Array, sale: Sale) => void;
}

const COMPUTE_BUDGET = address("ComputeBudget111111111111111111111111111111");
const SELLERS_SHARE = 15_356_250_000n;

const read =
  (lands: boolean) =>
  (look: (view: View, sale: Sale) => void): Expectation => ({
    lands,
    look: (wire, sale) => {
      look(viewOf(wire), sale);
    },
  });
const lands = read(true);
const fails = read(false);
const garbled = (look: (wire: Uint8Array) => void): Expectation => ({ lands: false, look });
const tabled = (places: readonly number[], taken: boolean): Expectation => ({
  lands: taken,
  look: (wire) => {
    expect(placesOf(wire)).toEqual(places);
  },
});

const programs = ({ instructions }: View): string[] =>
  instructions.map(({ programAddress }) => programAddress);

export const expectations: Record<HostileKindName, Expectation> = {
  "other-seller": lands(({ paid }, { seller }) => {
    expect(paid[seller]).toBeUndefined();
    expect(Object.values(paid)).toContain(SELLERS_SHARE);
  }),
  "look-alike": lands(({ paid }, { seller }) => {
    const [payee = ""] = Object.keys(paid).filter((one) => paid[one] === SELLERS_SHARE);
    expect(payee).not.toBe(seller);
    expect([payee.slice(0, 8), payee.slice(-8)]).toEqual([seller.slice(0, 8), seller.slice(-8)]);
  }),
  "higher-price": lands(({ paid }, { seller, treasury }) => {
    expect(paid).toEqual({ [seller]: 16_891_875_000n, [treasury]: 433_125_000n });
  }),
  "other-fee": lands(({ paid }, { seller, treasury }) => {
    expect(paid).toEqual({ [seller]: 14_962_500_000n, [treasury]: 787_500_000n });
  }),
  "extra-transfer": lands(({ paid }) => {
    expect(Object.keys(paid)).toHaveLength(3);
  }),
  "token-drain": lands((view, { buyer }) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 12]);
    expect(view.instructions.at(-1)?.accounts?.[3]?.address).toBe(buyer);
  }),
  "priority-fee": lands(({ instructions }) => {
    expect(Buffer.from(instructions[1]?.data ?? []).readBigUInt64LE(1)).toBe(2_000_000_000n);
  }),
  "dear-fee": lands(({ instructions }) => {
    expect(Buffer.from(instructions[1]?.data ?? []).readBigUInt64LE(1)).toBe(3_000_000n);
  }),
  "duplicate-budget": fails((view) => {
    expect(tags(view, COMPUTE_BUDGET)).toEqual([2, 3, 3]);
  }),
  "foreign-rent": lands(({ instructions }, { buyer }) => {
    expect(instructions.at(-1)?.accounts?.[0]?.address).toBe(buyer);
    expect(instructions.at(-1)?.accounts?.[2]?.address).not.toBe(buyer);
  }),
  "no-licence": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([]);
  }),
  "other-mint": lands(({ instructions }, { mint }) => {
    const named = instructions.flatMap(({ accounts = [] }) => accounts.map((one) => one.address));
    expect(named).not.toContain(mint);
  }),
  "other-buyer": lands(({ instructions }, { buyer }) => {
    expect(instructions[2]?.accounts?.[2]?.address).not.toBe(buyer);
  }),
  failing: fails(({ instructions }) => {
    expect(instructions[5]?.data?.[1]).toBe(2);
  }),
  "other-memo": lands(({ instructions }) => {
    expect(Buffer.from(instructions[6]?.data ?? []).toString()).toBe(
      "pur_000000000000000000000000",
    );
  }),
  "hidden-memo": lands(({ instructions }) => {
    expect(Buffer.from(instructions[6]?.data ?? []).toString()).toMatch(/[\u202E\u200B]/u);
  }),
  "approve-delegate": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 4]);
  }),
  assign: lands((view) => {
    expect(tags(view, SYSTEM_PROGRAM_ADDRESS)).toEqual([2, 2, 1]);
  }),
  "set-authority": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 6]);
  }),
  "close-account": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 9]);
  }),
  burn: lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 8]);
  }),
  "nonce-authority": lands((view) => {
    expect(tags(view, SYSTEM_PROGRAM_ADDRESS)).toEqual([2, 2, 7]);
  }),
  "unknown-program": lands(({ instructions }, { buyer }) => {
    expect(instructions.at(-1)?.programAddress).toBe(quiet.address);
    expect(instructions.at(-1)?.accounts?.[0]?.address).toBe(buyer);
  }),
  "unknown-program-account": lands(({ instructions }, { buyer }) => {
    expect(instructions.at(-1)?.programAddress).toBe(quiet.address);
    expect(instructions.at(-1)?.accounts?.[0]?.address).not.toBe(buyer);
  }),
  "unknown-bystander": lands((view) => {
    expect(programs(view).at(-1)).toBe(quiet.address);
  }),
  "needless-authority": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 5]);
  }),
  "frozen-account": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 10]);
  }),
  "hidden-transfer": lands((view) => {
    expect(programs(view).at(-1)).toBe(hiddenTransfer.address);
  }),
  "hidden-token-transfer": lands((view) => {
    expect(programs(view).at(-1)).toBe(hiddenTokenTransfer.address);
  }),
  "hidden-approval": lands((view) => {
    expect(programs(view).at(-1)).toBe(approver.address);
  }),
  "hidden-handover": lands((view) => {
    expect(programs(view).at(-1)).toBe(handover.address);
  }),
  "batched-approval": lands((view) => {
    expect(tags(view, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 255]);
    expect([...(view.instructions.at(-1)?.data ?? [])].slice(0, 4)).toEqual([255, 3, 9, 4]);
  }),
  "nested-batch": fails((view) => {
    expect([...(view.instructions.at(-1)?.data ?? [])]).toEqual([255, 0, 1, 255]);
  }),
  "missing-table": tabled([0, 1], false),
  "closing-table": tabled([0, 1], true),
  "table-overrun": tabled([3, 4], false),
  "growing-table": tabled([0, 1], true),
  nonce: lands(({ instructions }) => {
    expect(instructions[0]?.programAddress).toBe(SYSTEM_PROGRAM_ADDRESS);
    expect([...(instructions[0]?.data ?? [])]).toEqual([4, 0, 0, 0]);
  }),
  "nonce-tail": lands(({ instructions }) => {
    expect([...(instructions[0]?.data ?? [])]).toEqual([4, 0, 0, 0, 1, 2, 3, 4]);
  }),
  "not-for-you": fails(({ signatures }, { buyer }) => {
    expect(Object.keys(signatures)).not.toContain(buyer);
  }),
  "wrong-fee-payer": lands(({ feePayer }, { buyer }) => {
    expect(feePayer).not.toBe(buyer);
  }),
  "extra-cosigner": lands(({ signatures }) => {
    expect(Object.values(signatures).filter((signature) => signature !== null)).toHaveLength(2);
  }),
  "unsigned-cosigner": fails(({ signatures }) => {
    expect(Object.values(signatures)).toEqual([null, null]);
  }),
  "invalid-signature": fails(({ signatures }) => {
    expect(Object.values(signatures)[1]).not.toBeNull();
  }),
  "stale-blockhash": fails(({ instructions }) => {
    expect(instructions).toHaveLength(7);
  }),
  "unknown-instruction": fails((view) => {
    expect(tags(view, COMPUTE_BUDGET)).toEqual([2, 3, 9]);
  }),
  "trailing-bytes": garbled((wire) => {
    expect([...wire.subarray(-4)]).toEqual([1, 2, 3, 4]);
  }),
  "version-1": garbled((wire) => {
    expect(wire[1 + 2 * 64]).toBe(0x81);
  }),
  "no-transaction": garbled((wire) => {
    expect(wire).toHaveLength(200);
    expect([...wire.subarray(0, 3)]).toEqual([0xff, 0xff, 0xff]);
  }),
};
