import { beforeAll, describe, expect, it } from "vitest";
import { address, fromBase58, toBase58, toBase64, type Address } from "../../solana";
import { decodeTransaction } from "../decode/transaction";
import { createWorld, type World } from "../testing/world";
import { landedToJson } from "./json";
import { readLanded } from "./landed";

let world: World;
let bytes: Uint8Array;
let signature: string;
let keys: readonly Address[];

const TABLE = address("GmaDrppBC7P5ARKV8g3djiwP89vz1jLK23V2GBjuAEGB");

/** As it would have landed: the fee payer's signature is there. */
const signed = (unsigned: Uint8Array): { bytes: Uint8Array; signature: string } => {
  const own = Uint8Array.from({ length: 64 }, (_, index) => index + 1);
  const whole = unsigned.slice();
  whole.set(own, 1);
  return { bytes: whole, signature: toBase58(own) };
};

beforeAll(async () => {
  world = await createWorld();
  ({ bytes, signature } = signed(await world.bytes(world.purchase())));
  const decoded = decodeTransaction(bytes);
  if (!decoded.ok) throw new Error(decoded.reason);
  keys = decoded.transaction.staticKeys;
});

const meta = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  err: null,
  fee: 10_200,
  preBalances: keys.map(() => 1_000_000),
  postBalances: keys.map(() => 1_000_000),
  preTokenBalances: [],
  postTokenBalances: [],
  logMessages: [],
  loadedAddresses: { writable: [], readonly: [] },
  ...over,
});

const answer = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  slot: 321,
  blockTime: 1_795_000_000,
  transaction: [toBase64(bytes), "base64"],
  meta: meta(),
  version: 0,
  ...over,
});

const changed = (account: Address, to: number): number[] =>
  keys.map((key) => (key === account ? to : 1_000_000));

describe("a landed transaction", () => {
  it("is told with its slot, time, fee, instructions and balances, the wallet's first", () => {
    const postBalances = changed(world.seller.address, 1_500_000);
    const index = keys.indexOf(world.buyerTokens);
    const token = {
      accountIndex: index,
      mint: world.mint,
      owner: world.buyer.address,
      uiTokenAmount: { amount: "1", decimals: 0 },
    };
    const landed = readLanded(
      answer({ meta: meta({ postBalances, postTokenBalances: [token] }) }),
      signature,
      world.buyer.address,
    );
    expect(landed).toMatchObject({
      slot: 321,
      time: new Date(1_795_000_000_000),
      failure: null,
      fee: 10_200n,
      feePayer: world.buyer.address,
      messageVersion: "v0",
    });
    expect(landed?.instructions).toHaveLength(7);
    expect(
      landed?.changes.map(({ account, ours, observed, expected, lifecycle }) => ({
        account,
        ours,
        observed,
        expected,
        lifecycle,
      })),
    ).toEqual([
      {
        account: world.buyerTokens,
        ours: true,
        observed: 1n,
        expected: null,
        lifecycle: "created",
      },
      {
        account: world.seller.address,
        ours: false,
        observed: 500_000n,
        expected: null,
        lifecycle: null,
      },
    ]);
  });

  it("that failed says why in words", () => {
    const failed = meta({ err: { InstructionError: [3, { Custom: 1 }] } });
    expect(readLanded(answer({ meta: failed }), signature, null)?.failure).toBe(
      "the System instruction 4 fails: there is not enough SOL in the account that pays",
    );
  });

  it("says which programs each instruction called; one that failed says nothing of it", () => {
    const tokenProgram = keys.findIndex((key) => key.startsWith("Tokenkeg"));
    const innerInstructions = [
      {
        index: 2,
        instructions: [{ programIdIndex: tokenProgram }, { programIdIndex: tokenProgram }],
      },
    ];
    const read = (err: unknown) =>
      readLanded(
        answer({ meta: meta({ err, innerInstructions }) }),
        signature,
        null,
      )?.instructions.map(({ reached }) => reached);
    expect(read(null)).toEqual([[], [], [keys[tokenProgram]], [], [], [], []]);
    expect(read("AccountInUse")).toEqual(Array(7).fill(null));
  });

  it("names the accounts its lookup tables gave it when it ran", async () => {
    const tables = {
      [TABLE]: [world.stranger.address, world.treasury.address, world.seller.address],
    };
    const other = signed(await world.bytes(world.purchase(), { tables }));
    const decoded = decodeTransaction(other.bytes);
    if (!decoded.ok) throw new Error(decoded.reason);
    expect(decoded.transaction.lookups).toHaveLength(1);
    const [lookup] = decoded.transaction.lookups;
    const writable = Array.from(lookup?.writable ?? [], (entry) => tables[TABLE]?.[entry]);
    const landed = readLanded(
      answer({
        transaction: [toBase64(other.bytes), "base64"],
        meta: meta({ loadedAddresses: { writable, readonly: [] } }),
      }),
      other.signature,
      null,
    );
    const destinations = landed?.instructions.flatMap(({ accounts }) =>
      accounts.filter(({ name }) => name === "destination").map((account) => account.address),
    );
    expect(destinations).toContain(world.treasury.address);
    expect(destinations).toContain(world.seller.address);
    expect(destinations).not.toContain(TABLE);
  });

  it("the node does not know is null, not an error", () => {
    expect(readLanded(null, signature, null)).toBeNull();
  });

  it("is refused where the node answers with another one", () => {
    const wanted = toBase58(fromBase58(signature).toReversed());
    expect(() => readLanded(answer(), wanted, null)).toThrow("another transaction");
  });

  it.each([
    [
      "bytes that don't decode",
      () => answer({ transaction: [toBase64(bytes.slice(1)), "base64"] }),
    ],
    ["another encoding", () => answer({ transaction: [toBase58(bytes), "base58"] })],
    ["balances on one side only", () => answer({ meta: meta({ postBalances: [] }) })],
    ["a fee that lost digits", () => answer({ meta: meta({ fee: 2 ** 60 }) })],
    ["no meta", () => answer({ meta: null })],
    ["nothing", () => undefined],
  ])("is refused with %s", (_name, make) => {
    expect(() => readLanded(make(), signature, null)).toThrow();
  });

  it("as JSON has every amount in digits", () => {
    const landed = readLanded(
      answer({ meta: meta({ postBalances: changed(world.seller.address, 0) }) }),
      signature,
      null,
    );
    if (landed === null) throw new Error("nothing");
    expect(JSON.parse(JSON.stringify(landedToJson(landed)))).toMatchObject({
      slot: 321,
      failure: null,
      fee: "10200",
      changes: [{ observed: "-1000000", expected: null, lifecycle: "closed" }],
    });
  });
});
