import { randomBytes, randomInt } from "node:crypto";
import { Chain, type Landing } from "../chain/chain";
import { History } from "../chain/history";
import { Faucet } from "../chain/faucet";
import { LedgerDamaged, LedgerFile } from "./ledger-file";
import { fromStored, toStored, type LedgerLine } from "./lines";
import { SlotFile } from "./slot-file";

/** Where a fresh ledger's slots begin, about where the public clusters are. */
const SLOT_FLOOR = 440_208_000;
/** Landings after which the file is written anew, without what later ones overwrote. */
const COMPACT_AFTER = 20_000;

interface Origin {
  readonly seed: Uint8Array;
  readonly firstSlot: number;
  readonly slot: number;
  readonly forgotten: number;
}

/** A chain and the folder it lives in; without a folder it is gone when the process is. */
export interface Ledger {
  readonly chain: Chain;
  readonly faucet: Faucet;
  readonly seed: Uint8Array;
  close(): void;
}

/**
 * Opens the ledger in a folder, or starts a new one with a random seed: its own genesis, blockhashes
 * and faucet. @throws LedgerDamaged
 */
export const openLedger = async (folder: string | null, now: () => number): Promise<Ledger> => {
  const file = folder === null ? null : new LedgerFile(folder);
  const slots = folder === null ? null : new SlotFile(folder);
  const lines = [...(file?.read() ?? [])];
  const origin = originOf(lines, slots?.read() ?? 0);
  const history = new History({ forgotten: origin.forgotten });
  const chain = new Chain({ ...origin, history, now });
  const faucet = await Faucet.create(origin.seed, chain);
  if (lines.length === 0) faucet.fill();
  else replay(lines, chain);

  const compact = (): void => file?.replace(linesOf(chain, origin));
  let appended = 0;
  const append = ({ record, writes }: Landing): void => {
    file?.append({ kind: "transaction", record, writes: writes.map(toStored) });
    appended += 1;
    if (appended < COMPACT_AFTER) return;
    appended = 0;
    compact();
  };
  if (lines.length === 0) compact();
  // First of all listeners: nobody hears of a landing that is not on disk.
  chain.events.on("processed", append);
  chain.events.on("slot", (slot) => slots?.write(slot));
  slots?.write(chain.slot);

  const close = (): void => {
    chain.events.removeAllListeners();
    compact();
    file?.close();
    slots?.close();
  };
  return { chain, faucet, seed: origin.seed, close };
};

const originOf = (lines: readonly LedgerLine[], newestSlot: number): Origin => {
  const header = lines[0];
  if (header === undefined) {
    const firstSlot = SLOT_FLOOR + randomInt(1_000_000);
    return { seed: randomBytes(32), firstSlot, slot: firstSlot, forgotten: 0 };
  }
  if (header.kind !== "header")
    throw new LedgerDamaged("the ledger does not start with its header");
  const landed = lines.map((line) => (line.kind === "transaction" ? line.record.slot : 0));
  const newest = landed.reduce((most, slot) => Math.max(most, slot), newestSlot);
  return {
    seed: Uint8Array.from(Buffer.from(header.seed, "base64")),
    firstSlot: header.firstSlot,
    slot: Math.max(newest, header.slot) + 1,
    forgotten: header.forgotten,
  };
};

const replay = (lines: readonly LedgerLine[], chain: Chain): void => {
  for (const line of lines) {
    if (line.kind === "account") chain.bank.write(fromStored(line.account));
    if (line.kind !== "transaction") continue;
    chain.history.add(line.record);
    for (const account of line.writes) chain.bank.write(fromStored(account));
  }
};

function* linesOf(chain: Chain, { seed, firstSlot }: Origin): Generator<LedgerLine> {
  yield {
    kind: "header",
    version: 1,
    seed: Buffer.from(seed).toString("base64"),
    firstSlot,
    slot: chain.slot,
    forgotten: chain.history.forgotten,
  };
  for (const account of chain.bank.written()) yield { kind: "account", account: toStored(account) };
  for (const record of chain.history.all()) yield { kind: "transaction", record, writes: [] };
}
