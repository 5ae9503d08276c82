import { AccountRole, type Instruction } from "@solana/kit";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getAdvanceNonceAccountInstruction } from "@solana-program/system";
import { getRequestHeapFrameInstruction } from "@solana-program/compute-budget";
import { getAddressLookupTableEncoder } from "@solana-program/address-lookup-table";
import { address, genesisHashes, type Address } from "../../solana";
import { COMPUTE_BUDGET, LOOKUP_TABLE, TOKEN } from "../programs/addresses";
import {
  offline,
  plainPurchase,
  purchaseAnd,
  purchaseWith,
  request,
  type Case,
  type CasePair,
} from "./case";
import type { World } from "./world";

const MEMO = { programAddress: address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr") };
const RECENT_BLOCKHASHES = address("SysvarRecentB1ockHashes11111111111111111111");

/** Reads but does not sign: an account that only makes the message name it. */
const mention = (account: Address): Instruction => ({
  programAddress: COMPUTE_BUDGET,
  accounts: [{ address: account, role: AccountRole.READONLY }],
  data: Uint8Array.of(2, 64, 13, 3, 0),
});

const raw = (
  programAddress: Address,
  data: readonly number[],
  accounts: Instruction["accounts"] = [],
): Instruction => ({
  programAddress,
  data: Uint8Array.from(data),
  accounts,
});

const memoBy = (world: World, fee: "stranger", withBuyer: boolean): Promise<Uint8Array> =>
  world.bytes(
    [getAddMemoInstruction({ memo: "hello", signers: withBuyer ? [world.buyer] : [] }, MEMO)],
    {
      feePayer: world[fee].address,
      signers: [world.stranger],
    },
  );

const free = (world: World) => ({
  version: 1 as const,
  kind: "free" as const,
  wallet: world.buyer.address,
});

const sponsored = async (world: World): Promise<Uint8Array> =>
  world.bytes(world.purchase(), {
    feePayer: world.sponsor.address,
    signers: [world.escrow, world.sponsor],
  });

const nonce = (world: World): Instruction =>
  getAdvanceNonceAccountInstruction({
    nonceAccount: world.stranger.address,
    nonceAuthority: world.escrow,
    recentBlockhashesSysvar: RECENT_BLOCKHASHES,
  });

/** A purchase that names the stranger through a lookup table, which is put there with that authority. */
export const throughTable = async (
  world: World,
  authority: Address | null,
): Promise<Uint8Array> => {
  const table = world.sponsor.address;
  const data = getAddressLookupTableEncoder().encode({
    deactivationSlot: (1n << 64n) - 1n,
    lastExtendedSlot: 0n,
    lastExtendedSlotStartIndex: 0,
    authority,
    addresses: [world.stranger.address],
  });
  world.account(table, Uint8Array.from(data), 10_000_000n, LOOKUP_TABLE);
  world.svm.warpToSlot(100n);
  return world.bytes(world.purchase({ limit: mention(world.stranger.address) }), {
    tables: { [table]: [world.stranger.address] },
  });
};

const frozenTable: Case = async (world) => request(world, await throughTable(world, null));

/** A licence transfer packed into a batch, by the token program's own layout. */
const batched = (world: World, inner: readonly number[]): Instruction => {
  const { licence } = world.parts;
  return raw(TOKEN, [255, licence.accounts.length, inner.length, ...inner], licence.accounts);
};

export const messageCases = {
  "MSG-01": {
    trips: async (world) =>
      request(world, Uint8Array.from([...(await world.bytes(world.purchase())), 0])),
    spares: plainPurchase,
  },
  "MSG-02": {
    trips: purchaseAnd(() => [raw(COMPUTE_BUDGET, [9, 0, 0, 0, 0])], offline),
    spares: purchaseAnd(() => [getRequestHeapFrameInstruction({ bytes: 65_536 })]),
  },
  "MSG-03": {
    trips: async (world) =>
      request(world, await memoBy(world, "stranger", false), {
        intent: free(world),
        sponsors: [world.stranger.address],
      }),
    spares: async (world) =>
      request(world, await memoBy(world, "stranger", true), {
        intent: free(world),
        sponsors: [world.stranger.address],
      }),
  },
  "MSG-04": {
    trips: async (world) => request(world, await sponsored(world)),
    spares: async (world) =>
      request(world, await sponsored(world), { sponsors: [world.sponsor.address] }),
  },
  "MSG-05": {
    trips: purchaseAnd((world) => [
      getAddMemoInstruction({ memo: "hello", signers: [world.stranger] }, MEMO),
    ]),
    spares: plainPurchase,
  },
  "MSG-06": {
    trips: async (world) => {
      const bytes = await world.bytes(world.purchase());
      // The second signature is the escrow's.
      return request(
        world,
        bytes.map((byte, index) => (index === 1 + 64 + 3 ? byte ^ 1 : byte)),
      );
    },
    spares: plainPurchase,
  },
  "MSG-07": {
    trips: async (world) =>
      request(world, await world.bytes([nonce(world), ...world.purchase()]), offline()),
    spares: purchaseAnd((world) => [nonce(world)], offline),
  },
  "MSG-08": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({
        cluster: { ...world.cluster, isBlockhashValid: () => Promise.resolve(false) },
      }),
    ),
    spares: plainPurchase,
  },
  "MSG-09": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({
        cluster: {
          ...world.cluster,
          genesisHash: () => Promise.resolve(genesisHashes["mainnet-beta"]),
        },
      }),
    ),
    spares: plainPurchase,
  },
  "MSG-10": {
    trips: async (world) => request(world, await throughTable(world, null), offline()),
    spares: frozenTable,
  },
  "MSG-11": {
    trips: async (world) => request(world, await throughTable(world, world.stranger.address)),
    spares: frozenTable,
  },
  "MSG-12": {
    trips: purchaseAnd(() => [raw(TOKEN, [255, 0, 1, 255])], offline),
    spares: purchaseWith(
      (world) => ({ licence: batched(world, [...world.parts.licence.data]) }),
      offline,
    ),
  },
} satisfies Record<string, CasePair>;
