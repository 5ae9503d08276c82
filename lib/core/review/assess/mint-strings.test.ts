import { AccountRole } from "@solana/kit";
import { beforeAll, describe, expect, it } from "vitest";
import { COMPUTE_BUDGET, TOKEN_2022 } from "../programs/addresses";
import type { ClusterReader } from "../resolve/cluster-reader";
import { reviewTransaction } from "../review";
import { request } from "../testing/case";
import { mintExtensions, mintWith, transferFeeConfig } from "../testing/mint-extensions";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const seeing = (data: Uint8Array): ClusterReader => ({
  ...world.cluster,
  accounts: async (addresses) =>
    (await world.cluster.accounts(addresses)).map((state, index) =>
      state !== null && addresses[index] === world.mint
        ? { ...state, data, owner: TOKEN_2022 }
        : state,
    ),
});

const found = async (data: Uint8Array): Promise<string[]> =>
  rulesOf(request(world, await world.bytes(world.purchase()), { cluster: seeing(data) }));

/** What only describes the token. */
const harmless = [
  "MetadataPointer",
  "TokenMetadata",
  "GroupPointer",
  "TokenGroup",
  "GroupMemberPointer",
  "TokenGroupMember",
];

describe("an extension of the promised token", () => {
  it("is judged by what it lets somebody do, each kind there is", async () => {
    const somebody = world.stranger.address;
    for (const one of mintExtensions(somebody, world.mint)) {
      const expected = harmless.includes(one.__kind)
        ? []
        : [one.__kind === "PermanentDelegate" ? "GET-02 block" : "GET-02 warn"];
      expect([one.__kind, await found(mintWith([one]))]).toEqual([one.__kind, expected]);
    }
  });

  it("that keeps the least share of a licence keeps all of it, because it is rounded up", async () => {
    const rules = await found(mintWith([transferFeeConfig(world.stranger.address, 1)]));
    expect(rules).toContain("GET-01 block");
  });

  it("is told once, though the transaction writes to the mint and it is looked at twice", async () => {
    const touching = {
      programAddress: COMPUTE_BUDGET,
      accounts: [{ address: world.mint, role: AccountRole.WRITABLE }],
      data: Uint8Array.of(2, 64, 13, 3, 0),
    };
    const data = mintWith(mintExtensions(world.stranger.address, world.mint).slice(-1));
    const honest = seeing(data);
    const simulate: ClusterReader["simulate"] = async (bytes, addresses) => {
      const told = await honest.simulate(bytes, addresses);
      return {
        ...told,
        accounts: told.accounts.map((state, index) =>
          state !== null && addresses[index] === world.mint
            ? { ...state, data, owner: TOKEN_2022 }
            : state,
        ),
      };
    };
    const bytes = await world.bytes(world.purchase({ limit: touching }));
    const { findings } = await reviewTransaction(
      request(world, bytes, { cluster: { ...honest, simulate } }),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["GET-02"]);
  });

  it("that can't be read in full blocks", async () => {
    const data = mintWith([]);
    const tail = new Uint8Array(170);
    tail.set(data);
    tail.set([1, 200, 0, 0, 0], 165);
    expect(await found(tail)).toEqual(["GET-02 block"]);
  });
});
