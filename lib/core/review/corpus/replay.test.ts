import { describe, expect, it } from "vitest";
import { address } from "../../solana";
import type { AccountState } from "../resolve/cluster-reader";
import { replay } from "./replay";
import type { RecordedCluster } from "./schema";

const wallet = address("9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu");
const stranger = address("recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5");
const holding = (lamports: bigint): AccountState => ({
  lamports,
  owner: address("11111111111111111111111111111111"),
  data: new Uint8Array(),
  executable: false,
});
const bytes = Uint8Array.of(1, 2, 3);

const recorded = {
  genesisHash: "genesis",
  blockhashes: ["recent"],
  accounts: new Map([[wallet, holding(10n)]]),
  simulation: {
    error: null,
    logs: [],
    unitsConsumed: 1n,
    accounts: new Map<typeof wallet, AccountState | null>(),
    innerInstructions: [],
  },
} satisfies RecordedCluster;

describe("a recorded cluster", () => {
  it("gives the recorded answers again, unchanged accounts after the simulation too", async () => {
    const { cluster, unrecorded } = replay(recorded, bytes);
    expect(await cluster.accounts([wallet])).toEqual([holding(10n)]);
    expect((await cluster.simulate(bytes, [wallet])).accounts).toEqual([holding(10n)]);
    expect([
      await cluster.isBlockhashValid("recent"),
      await cluster.isBlockhashValid("old"),
    ]).toEqual([true, false]);
    expect([...unrecorded]).toEqual([]);
  });

  it("prefers what the simulation changed", async () => {
    const accounts = new Map([[wallet, holding(3n)]]);
    const changed = { ...recorded, simulation: { ...recorded.simulation, accounts } };
    const { cluster } = replay(changed, bytes);
    expect((await cluster.simulate(bytes, [wallet])).accounts).toEqual([holding(3n)]);
  });

  it("rejects what was not recorded instead of calling it absent, and remembers it", async () => {
    const { cluster, unrecorded } = replay(recorded, bytes);
    await expect(cluster.accounts([wallet, stranger])).rejects.toThrow("did not answer");
    expect([...unrecorded]).toEqual([stranger]);
  });

  it("rejects the simulation of other bytes", async () => {
    const { cluster, unrecorded } = replay(recorded, bytes);
    await expect(cluster.simulate(Uint8Array.of(9), [wallet])).rejects.toThrow("did not answer");
    expect(unrecorded.size).toBe(1);
  });

  it("stays silent where the cluster was", async () => {
    const silent = { genesisHash: null, blockhashes: null, accounts: null, simulation: null };
    const { cluster } = replay(silent, bytes);
    await expect(cluster.genesisHash()).rejects.toThrow();
    await expect(cluster.isBlockhashValid("recent")).rejects.toThrow();
    await expect(cluster.accounts([])).rejects.toThrow();
    await expect(cluster.simulate(bytes, [])).rejects.toThrow();
  });
});
