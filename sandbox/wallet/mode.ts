import * as z from "zod";

const names = [
  "normal",
  "hardware",
  "guardBefore",
  "guardBetween",
  "guardAfter",
  "addPriorityFee",
  "recompile",
  "flipMessage",
  "otherMessage",
  "extraTransfer",
  "dropInstruction",
  "otherFeePayer",
  "otherBlockhash",
  "addNonce",
  "hugePriorityFee",
  "memoryWrite",
  "memoryClose",
  "otherTable",
  "dropCosigner",
  "garbageSignature",
  "otherAccount",
  "silent",
] as const;

/** How the wallet signs; see walletModes. */
export const walletMode = z.enum(names);
export type WalletMode = z.infer<typeof walletMode>;

interface ModeWords {
  /**
   * honest: signs what it was given. benign: edits as real wallets do, which an app has to live with.
   * malicious: an app has to find it out. stubborn: nothing comes back.
   */
  readonly nature: "honest" | "benign" | "malicious" | "stubborn";
  /** The rules of transaction review that have to find it. */
  readonly rules: readonly string[];
  readonly about: string;
}

const benign = (about: string): ModeWords => ({ nature: "benign", rules: [], about });
const malicious = (rule: string, about: string): ModeWords => ({
  nature: "malicious",
  rules: [rule],
  about,
});
const stubborn = (about: string): ModeWords => ({ nature: "stubborn", rules: [], about });

/**
 * What each mode does. All but "normal" exist so that the app's checks after signing can be seen to
 * work. An edit of the message leaves every other signature on it worthless, as it would in a real
 * wallet: the benign ones can only end well where the buyer alone signs.
 */
export const walletModes: Readonly<Record<WalletMode, ModeWords>> = {
  normal: { nature: "honest", rules: [], about: "Signs what it was given." },
  hardware: {
    nature: "honest",
    rules: [],
    about: "Signs transactions, and no messages: an account on an older Ledger.",
  },
  guardBefore: benign("Puts a Lighthouse assertion before everything else."),
  guardBetween: benign("Puts a Lighthouse assertion in the middle."),
  guardAfter: benign("Puts a Lighthouse assertion at the end."),
  addPriorityFee: benign("Raises the price a unit by one micro-lamport, or sets one of 1,000."),
  recompile: benign("Lists the same accounts in another order and renumbers the instructions."),
  flipMessage: malicious("POST-01", "Pays one lamport more."),
  otherMessage: malicious("POST-01", "Signs another message altogether."),
  extraTransfer: malicious("POST-01", "Adds a transfer to somebody else."),
  dropInstruction: malicious("POST-01", "Leaves the last instruction out."),
  otherFeePayer: malicious("POST-01", "Has somebody else pay the network fee."),
  otherBlockhash: malicious("POST-01", "Ties it to another block."),
  addNonce: malicious("POST-01", "Puts a durable nonce before everything else."),
  hugePriorityFee: malicious("POST-01", "Sets a network fee far above the cap."),
  memoryWrite: malicious("POST-01", "Adds what looks like a guard and writes memory instead."),
  memoryClose: malicious("POST-01", "Adds what looks like a guard and closes memory instead."),
  otherTable: malicious("POST-01", "Names its accounts through another lookup table."),
  dropCosigner: malicious("POST-03", "Takes the other signatures away."),
  garbageSignature: malicious("POST-02", "Returns a signature of its own that is not valid."),
  otherAccount: malicious("POST-02", "Has moved on to another account, and signs with its key."),
  silent: stubborn("Never answers."),
};
