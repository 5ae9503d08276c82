import {
  address,
  decompileTransactionMessage,
  getBase64EncodedWireTransaction,
  getCompiledTransactionMessageDecoder,
  getTransactionDecoder,
  isSolanaError,
  partiallySignTransaction,
  type Address,
  type Instruction,
} from "@solana/kit";
import { parseTransferSolInstruction, SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listingPageSchema, type RealmListing } from "@/lib/core/realm";
import { callRealm, openTestMarket, preparedOf, type TestMarket } from "../test-support";
import { hostileKinds, isHostileKind } from ".";
import type { HostileKindName } from "./kinds";

let market: TestMarket;
let listing: RealmListing;
beforeAll(async () => {
  market = await openTestMarket();
  const path = "/marketplace/listings/search?minPrice=15.75&maxPrice=15.75";
  const answer = await callRealm(market.realm.url, path, { credential: market.realm.platform });
  const [found] = listingPageSchema.parse(answer.body).listings;
  if (!found) throw new Error("the seeded market has a listing at 15.75 SOL");
  listing = found;
});
afterAll(() => market.close());

const prepare = async (kind?: HostileKindName): Promise<Uint8Array> => {
  if (kind) market.realm.hostile.add({ kind, times: 1 });
  const path = `/marketplace/listings/${listing.listingId}/purchase`;
  const body = { buyerWallet: market.buyers[0].address };
  const credential = market.realm.platform;
  const answer = await callRealm(market.realm.url, path, { method: "POST", body, credential });
  expect(answer.status).toBe(200);
  return preparedOf(answer).wire;
};

interface View {
  readonly feePayer: Address;
  readonly instructions: readonly Instruction[];
  /** Lamports paid by transfers of the System program, by who gets them. */
  readonly paid: Readonly<Record<string, bigint>>;
  readonly signatures: Readonly<Record<string, unknown>>;
}

const isDataInstruction = (
  instruction: Instruction,
): instruction is Instruction & Required<Pick<Instruction, "accounts" | "data">> =>
  instruction.accounts !== undefined && instruction.data !== undefined;

const view = (wire: Uint8Array): View => {
  const transaction = getTransactionDecoder().decode(wire);
  const compiled = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
  const message = decompileTransactionMessage(compiled);
  const paid: Record<string, bigint> = {};
  for (const instruction of message.instructions) {
    if (instruction.programAddress !== SYSTEM_PROGRAM_ADDRESS || !isDataInstruction(instruction))
      continue;
    if (instruction.data[0] !== 2) continue;
    const { accounts, data } = parseTransferSolInstruction(instruction);
    paid[accounts.destination.address] = data.amount;
  }
  return {
    feePayer: message.feePayer.address,
    instructions: message.instructions,
    paid,
    signatures: transaction.signatures,
  };
};

/** The first bytes of each instruction of a program: which of its instructions they are. */
const tags = ({ instructions }: View, program: Address): (number | undefined)[] =>
  instructions
    .filter(({ programAddress }) => programAddress === program)
    .map(({ data }) => data?.[0]);

const seller = (): string => listing.sellerWallet;
const treasury = (): string => market.realm.treasury;

/** Whether the cluster itself would take it, once the buyer has signed: then only a review helps. */
const clusterTakes = async (wire: Uint8Array): Promise<boolean> => {
  const signed = await partiallySignTransaction(
    [market.buyers[0].keyPair],
    getTransactionDecoder().decode(wire),
  );
  try {
    const { value } = await market.rpc
      .simulateTransaction(getBase64EncodedWireTransaction(signed), {
        encoding: "base64",
        sigVerify: true,
      })
      .send();
    return value.err === null;
  } catch (error) {
    if (isSolanaError(error)) return false;
    throw error;
  }
};

describe("the honest transaction", () => {
  it("pays seller and treasury, moves the licence, names the purchase, and would land", async () => {
    const wire = await prepare();
    const honest = view(wire);
    expect(honest.feePayer).toBe(market.buyers[0].address);
    expect(honest.paid).toEqual({ [seller()]: 15_356_250_000n, [treasury()]: 393_750_000n });
    expect(tags(honest, TOKEN_PROGRAM_ADDRESS)).toEqual([12]);
    expect(honest.instructions.length).toBe(7);
    expect(await clusterTakes(wire)).toBe(true);
  });
});

type Check = (spoiled: View, wire: Uint8Array) => void;

/** What is wrong with each, in the transaction itself. */
const checks: Record<HostileKindName, Check> = {
  "other-seller": ({ paid }) => {
    expect(paid[seller()]).toBeUndefined();
    expect(Object.values(paid)).toContain(15_356_250_000n);
  },
  "higher-price": ({ paid }) => {
    expect(paid).toEqual({ [seller()]: 16_891_875_000n, [treasury()]: 433_125_000n });
  },
  "other-fee": ({ paid }) => {
    expect(paid).toEqual({ [seller()]: 14_962_500_000n, [treasury()]: 787_500_000n });
  },
  "extra-transfer": ({ paid }) => {
    expect(Object.keys(paid)).toHaveLength(3);
  },
  "priority-fee": ({ instructions }) => {
    expect(Buffer.from(instructions[1]?.data ?? []).readBigUInt64LE(1)).toBe(2_000_000_000n);
  },
  "duplicate-budget": (spoiled) => {
    expect(tags(spoiled, address("ComputeBudget111111111111111111111111111111"))).toEqual([
      2, 3, 3,
    ]);
  },
  "no-licence": (spoiled) => {
    expect(tags(spoiled, TOKEN_PROGRAM_ADDRESS)).toEqual([]);
  },
  "other-mint": ({ instructions }) => {
    const accounts = instructions
      .flatMap((one) => one.accounts ?? [])
      .map((account) => account.address);
    expect(accounts).not.toContain(listing.licenceMint);
  },
  "other-buyer": ({ instructions }) => {
    expect(instructions[2]?.accounts?.[2]?.address).not.toBe(market.buyers[0].address);
  },
  failing: ({ instructions }) => {
    expect(instructions[5]?.data?.[1]).toBe(2);
  },
  "other-memo": ({ instructions }) => {
    expect(Buffer.from(instructions[6]?.data ?? []).toString()).toBe(
      "pur_000000000000000000000000",
    );
  },
  "hidden-memo": ({ instructions }) => {
    expect(Buffer.from(instructions[6]?.data ?? []).toString()).toMatch(/[\u202E\u200B]/u);
  },
  "approve-delegate": (spoiled) => {
    expect(tags(spoiled, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 4]);
  },
  assign: (spoiled) => {
    expect(tags(spoiled, SYSTEM_PROGRAM_ADDRESS)).toEqual([2, 2, 1]);
  },
  "set-authority": (spoiled) => {
    expect(tags(spoiled, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 6]);
  },
  "close-account": (spoiled) => {
    expect(tags(spoiled, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 9]);
  },
  burn: (spoiled) => {
    expect(tags(spoiled, TOKEN_PROGRAM_ADDRESS)).toEqual([12, 8]);
  },
  "unknown-program": ({ instructions }) => {
    expect(instructions.at(-1)?.accounts?.[0]?.address).toBe(market.buyers[0].address);
  },
  nonce: ({ instructions }) => {
    expect(instructions[0]?.programAddress).toBe(SYSTEM_PROGRAM_ADDRESS);
    expect([...(instructions[0]?.data ?? [])]).toEqual([4, 0, 0, 0]);
  },
  "wrong-fee-payer": ({ feePayer }) => {
    expect(feePayer).not.toBe(market.buyers[0].address);
  },
  "unsigned-cosigner": ({ signatures }) => {
    expect(Object.values(signatures)).toEqual([null, null]);
  },
  "invalid-signature": ({ signatures }) => {
    expect(Object.values(signatures)[1]).not.toBeNull();
  },
  "stale-blockhash": ({ instructions }) => {
    expect(instructions).toHaveLength(7);
  },
  "trailing-bytes": (_spoiled, wire) => {
    expect([...wire.subarray(-4)]).toEqual([1, 2, 3, 4]);
  },
  "version-1": (_spoiled, wire) => {
    expect(wire[1 + 2 * 64]).toBe(0x81);
  },
  "no-transaction": (_spoiled, wire) => {
    expect(wire).toHaveLength(200);
  },
};

const taken: readonly HostileKindName[] = [
  "other-seller",
  "higher-price",
  "other-fee",
  "extra-transfer",
  "priority-fee",
  "no-licence",
  "other-mint",
  "other-buyer",
  "other-memo",
  "hidden-memo",
  "approve-delegate",
  "assign",
  "set-authority",
  "close-account",
  "burn",
  "nonce",
  "wrong-fee-payer",
];
const garbled: readonly HostileKindName[] = ["trailing-bytes", "version-1", "no-transaction"];
const empty: View = {
  feePayer: SYSTEM_PROGRAM_ADDRESS,
  instructions: [],
  paid: {},
  signatures: {},
};

describe.each(Object.keys(hostileKinds).filter((name) => isHostileKind(name)))("%s", (kind) => {
  it("spoils one purchase as it says, and leaves the next alone", async () => {
    const wire = await prepare(kind);
    checks[kind](garbled.includes(kind) ? empty : view(wire), wire);
    if (!garbled.includes(kind)) expect(await clusterTakes(wire)).toBe(taken.includes(kind));
    expect(await clusterTakes(await prepare())).toBe(true);
  });

  it("says which rules it is meant for", () => {
    expect(hostileKinds[kind].rules.length).toBeGreaterThan(0);
  });
});

describe("an order", () => {
  it("waits for its listing and is used up", async () => {
    market.realm.hostile.add({ kind: "no-licence", times: 2, listingId: "list_another" });
    market.realm.hostile.add({ kind: "burn", times: 1, listingId: listing.listingId });
    expect(tags(view(await prepare()), TOKEN_PROGRAM_ADDRESS)).toEqual([12, 8]);
    expect(market.realm.hostile.list()).toEqual([
      { kind: "no-licence", times: 2, listingId: "list_another" },
    ]);
    market.realm.hostile.clear();
    expect(market.realm.hostile.list()).toEqual([]);
  });
});
