import { beforeAll, describe, expect, it } from "vitest";
import { decodeTransaction } from "../review/decode/transaction";
import type { ConfirmedMeta } from "../review";
import { createWorld, type World } from "../review/testing/world";
import { receivedBy } from "./received";

let world: World;
let bytes: Uint8Array;
let meta: ConfirmedMeta;

beforeAll(async () => {
  world = await createWorld();
  bytes = await world.bytes(world.purchase());
  const decoded = decodeTransaction(bytes);
  if (!decoded.ok) throw new Error(decoded.reason);
  const { staticKeys } = decoded.transaction;
  meta = {
    err: null,
    fee: 10_200n,
    preBalances: staticKeys.map(() => 7n),
    postBalances: staticKeys.map((key) => (key === world.seller.address ? 12n : 7n)),
    preTokenBalances: [],
    postTokenBalances: [],
    loadedAddresses: { writable: [], readonly: [] },
  };
});

describe("what a transaction brought an account", () => {
  it("is what its balance rose by, with who paid for the transaction", () => {
    expect(receivedBy(world.seller.address, { bytes, meta })).toEqual({
      lamports: 5n,
      feePayer: world.buyer.address,
    });
  });

  it("is found for an account that a lookup table names", () => {
    const loaded = {
      ...meta,
      preBalances: [...meta.preBalances, 1n, 40n],
      postBalances: [...meta.postBalances, 1n, 42n],
      loadedAddresses: { writable: [world.treasury.address, world.stranger.address], readonly: [] },
    };
    expect(receivedBy(world.stranger.address, { bytes, meta: loaded })?.lamports).toBe(2n);
  });

  it("is nothing for an account that has no part in it", () => {
    expect(receivedBy(world.sponsor.address, { bytes, meta })?.lamports).toBe(0n);
  });

  it("is not told by an answer that does not tell every balance, or by bytes that do not decode", () => {
    const short = { ...meta, postBalances: meta.postBalances.slice(1) };
    expect(receivedBy(world.seller.address, { bytes, meta: short })).toBeNull();
    const cut = bytes.slice(0, 90);
    expect(receivedBy(world.seller.address, { bytes: cut, meta })).toBeNull();
  });
});
