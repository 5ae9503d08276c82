import { AccountRole } from "@solana/kit";
import { AccountState as TokenState, getTransferCheckedInstruction } from "@solana-program/token";
import { beforeEach, describe, expect, it } from "vitest";
import { address, type Address } from "../../solana";
import { COMPUTE_BUDGET } from "../programs/addresses";
import type { AccountState, ClusterReader } from "../resolve/cluster-reader";
import { request } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";

const WRAPPED = address("So11111111111111111111111111111111111111112");
/** Where a mint has its decimals and a token account its state. */
const DECIMALS = 44;
const STATE = 108;

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const purchase = async (changes: Parameters<World["purchase"]>[0] = {}, settings = {}) =>
  rulesOf(request(world, await world.bytes(world.purchase(changes)), settings));

/** A compute limit that names an account, so that the transaction may write to it. */
const writing = (account: Address) => ({
  programAddress: COMPUTE_BUDGET,
  accounts: [{ address: account, role: AccountRole.WRITABLE }],
  data: Uint8Array.of(2, 64, 13, 3, 0),
});

type Change = (state: AccountState) => AccountState | null;

const before = (target: Address, change: Change): ClusterReader => ({
  ...world.cluster,
  accounts: async (addresses) =>
    (await world.cluster.accounts(addresses)).map((state, index) =>
      state !== null && addresses[index] === target ? change(state) : state,
    ),
});

const after = (target: Address, change: Change): ClusterReader => ({
  ...world.cluster,
  simulate: async (bytes, addresses) => {
    const simulation = await world.cluster.simulate(bytes, addresses);
    return {
      ...simulation,
      accounts: simulation.accounts.map((state, index) =>
        state !== null && addresses[index] === target ? change(state) : state,
      ),
    };
  },
});

const withByte =
  (offset: number, value: number): Change =>
  (state) => ({ ...state, data: Uint8Array.from(state.data).with(offset, value) });

describe("where the licence arrives", () => {
  const into = (destination: Address) => ({
    licence: getTransferCheckedInstruction({
      source: world.escrowTokens,
      mint: world.mint,
      destination,
      authority: world.escrow,
      amount: 1n,
      decimals: 0,
    }),
  });

  it("an account of the wallet's that somebody else prepared does not count", async () => {
    const other = world.strangerLicence;
    for (const closeAuthority of [world.stranger.address, null]) {
      await world.putTokens(world.buyer.address, world.mint, 0n, { closeAuthority }, other);
      expect(await purchase(into(other))).toEqual(["GET-01 block"]);
    }
  });

  it("the associated account counts, created here or there before", async () => {
    expect(await purchase()).toEqual([]);
    await world.putTokens(world.buyer.address, world.mint, 0n);
    const { limit, price, seller, treasury, licence, memo } = world.parts;
    const bytes = await world.bytes([limit, price, seller, treasury, licence, memo]);
    expect(await rulesOf(request(world, bytes))).toEqual([]);
  });

  it("the associated account does not count once it has been handed to somebody else", async () => {
    await world.putTokens(world.stranger.address, world.mint, 0n, {}, world.buyerTokens);
    const { limit, price, seller, treasury, licence, memo } = world.parts;
    const bytes = await world.bytes([limit, price, seller, treasury, licence, memo]);
    const simulate = () => Promise.reject(new Error("busy"));
    const cluster = { ...world.cluster, simulate };
    expect(await rulesOf(request(world, bytes, { cluster }))).toEqual([
      "GET-01 block",
      "SIM-02 block",
      "MSG-05 warn",
    ]);
  });

  it("nobody else may be able to close or spend from it", async () => {
    const stranger = world.stranger.address;
    await world.putTokens(world.buyer.address, world.mint, 0n, { closeAuthority: stranger });
    expect(await purchase()).toEqual(["GET-01 block"]);
    await world.putTokens(world.buyer.address, world.mint, 0n, { delegate: stranger });
    expect(await purchase()).toEqual(["GET-01 block"]);
  });

  it("frozen on arrival is no arrival", async () => {
    const cluster = after(world.buyerTokens, withByte(STATE, TokenState.Frozen));
    expect(await purchase({}, { cluster })).toEqual(["GET-01 block", "SIM-04 block"]);
  });
});

describe("another account of the wallet", () => {
  it("must not end up frozen, unless it was", async () => {
    const changes = { limit: writing(world.buyerOther) };
    const cluster = after(world.buyerOther, withByte(STATE, TokenState.Frozen));
    expect(await purchase(changes, { cluster })).toEqual(["SIM-04 block"]);
    await world.putTokens(world.buyer.address, world.otherMint, 50n, { state: TokenState.Frozen });
    expect(await purchase(changes)).toEqual([]);
  });
});

describe("the mint of the licence", () => {
  it("has to exist before the transaction", async () => {
    expect(await purchase({}, { cluster: before(world.mint, () => null) })).toEqual([
      "GET-02 block",
    ]);
    expect(await purchase({}, { cluster: before(world.mint, withByte(45, 0)) })).toEqual([
      "GET-02 block",
    ]);
  });

  it("must not be divisible", async () => {
    const cluster = before(world.mint, withByte(DECIMALS, 9));
    expect(await purchase({}, { cluster })).toEqual(["GET-02 block"]);
  });

  it("is worth a warning when there is more than one", async () => {
    world.putMint(world.mint, null, { supply: 2n });
    expect(await purchase()).toEqual(["GET-02 warn"]);
  });

  it("is not wrapped SOL", async () => {
    const [item] = world.intent.receive;
    const intent = { ...world.intent, receive: item ? [{ ...item, mint: WRAPPED }] : [] };
    expect(await purchase({}, { intent })).toContain("GET-02 block");
  });

  it("is looked at after the transaction too, where that may change it", async () => {
    const taken: Change = (state) => {
      const data = new Uint8Array(202);
      data.set(state.data);
      data.set([1, 12, 0, 32, 0], 165);
      return { ...state, owner: address("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"), data };
    };
    const changes = { limit: writing(world.mint) };
    expect(await purchase(changes)).toEqual([]);
    expect(await purchase(changes, { cluster: after(world.mint, taken) })).toEqual([
      "GET-02 block",
    ]);
  });
});

describe("a purchase that names nothing to receive", () => {
  it("warns", async () => {
    const { limit, price, seller, treasury, memo } = world.parts;
    const bytes = await world.bytes([limit, price, seller, treasury, memo]);
    const bare = { ...world.intent, receive: [] };
    expect(await rulesOf(request(world, bytes, { intent: bare }))).toEqual(["GET-04 warn"]);
  });
});
