import { AccountRole, getAddressEncoder, getU64Encoder, type Instruction } from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { approver, handover, hiddenTokenTransfer, hiddenTransfer } from "../../cluster/programs";
import { licenceAccount, openAccountFor } from "../chain/licence";
import { append, type HostileKind } from "./plan";

const HALF_SOL = 500_000_000n;
const { READONLY, READONLY_SIGNER, WRITABLE, WRITABLE_SIGNER } = AccountRole;

const amount = (value: bigint): Uint8Array => Uint8Array.from(getU64Encoder().encode(value));
const tokenProgram = { address: TOKEN_PROGRAM_ADDRESS, role: READONLY };

/** Cheating behind an innocent-looking instruction: what happens is in its inner calls alone. */
export const innerCalls = {
  "hidden-transfer": {
    rules: ["SIM-03", "AUTH-07"],
    verdict: "block",
    about: "A program moves half a SOL to somebody else by an inner call.",
    spoil: (plan, { terms: { buyer }, attacker }) =>
      append(plan, {
        programAddress: hiddenTransfer.address,
        accounts: [
          { address: buyer, role: WRITABLE_SIGNER },
          { address: attacker.address, role: WRITABLE },
          { address: SYSTEM_PROGRAM_ADDRESS, role: READONLY },
        ],
        data: amount(HALF_SOL),
      }),
  },
  "hidden-token-transfer": {
    rules: ["GET-01", "SIM-03", "AUTH-07"],
    verdict: "block",
    about: "The licence arrives, and a program passes it on by an inner call.",
    spoil: async (plan, { terms: { buyer, licence }, escrow, chain, attacker }) => {
      const opened: Instruction = await openAccountFor(escrow.address, attacker.address, licence);
      await chain.land([{ payer: escrow, instructions: [opened] }]);
      return append(plan, {
        programAddress: hiddenTokenTransfer.address,
        accounts: [
          { address: await licenceAccount(buyer, licence), role: WRITABLE },
          { address: await licenceAccount(attacker.address, licence), role: WRITABLE },
          { address: buyer, role: READONLY_SIGNER },
          tokenProgram,
        ],
        data: amount(1n),
      });
    },
  },
  "hidden-approval": {
    rules: ["SIM-04", "AUTH-07"],
    verdict: "block",
    about: "A program names a delegate over the licence by an inner call; nothing moves.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) =>
      append(plan, {
        programAddress: approver.address,
        accounts: [
          { address: await licenceAccount(buyer, licence), role: WRITABLE },
          { address: attacker.address, role: READONLY },
          { address: buyer, role: READONLY_SIGNER },
          tokenProgram,
        ],
        data: amount(1n),
      }),
  },
  "hidden-handover": {
    rules: ["SIM-04", "AUTH-07"],
    verdict: "block",
    about: "A program gives the licence's account to somebody else by an inner call.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) =>
      append(plan, {
        programAddress: handover.address,
        accounts: [
          { address: await licenceAccount(buyer, licence), role: WRITABLE },
          { address: buyer, role: READONLY_SIGNER },
          tokenProgram,
        ],
        data: Uint8Array.from(getAddressEncoder().encode(attacker.address)),
      }),
  },
} as const satisfies Record<string, HostileKind>;
