import { AccountRole } from "@solana/kit";
import { beforeEach, describe, expect, it } from "vitest";
import type { Address } from "../../solana";
import { COMPUTE_BUDGET } from "../programs/addresses";
import type { AccountState, ClusterReader } from "../resolve/cluster-reader";
import { reviewTransaction } from "../review";
import { request } from "../testing/case";
import { createWorld, type World } from "../testing/world";
import type { Finding } from "../types";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

/** A compute limit that names an account, so that the transaction may write to it. */
const writing = (account: Address) => ({
  programAddress: COMPUTE_BUDGET,
  accounts: [{ address: account, role: AccountRole.WRITABLE }],
  data: Uint8Array.of(2, 64, 13, 3, 0),
});

type Changes = Readonly<Record<Address, (state: AccountState) => AccountState | null>>;

/** What a call inside a program would leave behind. */
const leaving = (changes: Changes): ClusterReader => ({
  ...world.cluster,
  simulate: async (bytes, addresses) => {
    const simulation = await world.cluster.simulate(bytes, addresses);
    return {
      ...simulation,
      accounts: simulation.accounts.map((state, index) => {
        const account = addresses[index];
        const change = account && changes[account];
        return state && change ? change(state) : state;
      }),
    };
  },
});

const found = async (touched: Address, changes: Changes): Promise<readonly Finding[]> => {
  const bytes = await world.bytes(world.purchase({ limit: writing(touched) }));
  return (await reviewTransaction(request(world, bytes, { cluster: leaving(changes) }))).findings;
};

const lamports =
  (by: bigint) =>
  (state: AccountState): AccountState => ({ ...state, lamports: state.lamports + by });

const bytesAt =
  (offset: number, ...values: readonly number[]) =>
  (state: AccountState): AccountState => {
    const data = Uint8Array.from(state.data);
    data.set(values, offset);
    return { ...state, data };
  };

describe("SIM-03, a hidden transfer", () => {
  it("is told with the account it takes from, the one it goes to, and the amount", async () => {
    const thief = world.stranger.address;
    const [finding, ...more] = await found(thief, {
      [world.buyer.address]: lamports(-7_000_000_000n),
      [thief]: lamports(7_000_000_000n),
    });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: "SIM-03",
      facts: { account: world.buyer.address, receiver: thief },
    });
    expect(finding?.message).toContain(`7 SOL goes to ${thief}.`);
  });

  it("is told of a token account of the wallet, in its lamports and in its tokens", async () => {
    const lost = await found(world.buyerOther, { [world.buyerOther]: lamports(-1n) });
    expect(lost.map(({ rule, facts }) => [rule, facts["account"]])).toEqual([
      ["SIM-03", world.buyerOther],
    ]);
    // Its amount stands behind mint and owner: 50 becomes 49.
    const fewer = await found(world.buyerOther, { [world.buyerOther]: bytesAt(64, 49) });
    expect(fewer.map(({ rule, facts }) => [rule, facts["expected"], facts["observed"]])).toEqual([
      ["SIM-03", "0", "-1"],
    ]);
  });

  it("is told where the wallet gets more than stated, too: something else happened than was read", async () => {
    const more = await found(world.seller.address, { [world.buyer.address]: lamports(1n) });
    expect(more.map(({ rule }) => rule)).toEqual(["SIM-03"]);
  });

  it("is no transfer where others only give", async () => {
    expect(await found(world.buyerOther, { [world.buyerOther]: lamports(1n) })).toEqual([]);
  });
});

describe("SIM-04, control that changes hands", () => {
  it("of an account made in the same transaction", async () => {
    const delegate = bytesAt(72, 1, 0, 0, 0, ...new Uint8Array(32).fill(7));
    const findings = await found(world.seller.address, { [world.buyerTokens]: delegate });
    expect(findings.map(({ rule }) => rule)).toEqual(["GET-01", "SIM-04"]);
  });

  it("of a mint whose authority the wallet was, even where nobody gets it", async () => {
    const nobody = bytesAt(0, 0);
    expect(
      (await found(world.otherMint, { [world.otherMint]: nobody })).map(({ message }) => message),
    ).toEqual([
      `The mint authority of your token ${world.otherMint} would be nobody afterwards, not you.`,
    ]);
    expect(await found(world.otherMint, {})).toEqual([]);
  });

  it("of an account that ends up closed, though no instruction closes it", async () => {
    const gone = await found(world.buyerOther, { [world.buyerOther]: () => null });
    expect(gone.map(({ rule }) => rule)).toEqual(["SIM-03", "SIM-03", "SIM-04"]);
  });
});
