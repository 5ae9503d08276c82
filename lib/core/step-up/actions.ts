/**
 * What is done only with a fresh signature of the wallet, and the sentence the wallet shows for it.
 * `who`: "operator" for what only an operator may do, "person" for what one does to one's own.
 */
export const stepUpTable = {
  "alert.silence": {
    who: "operator",
    words:
      "Silence an alert for a time, or end its silence. While it lasts, nobody outside is told.",
  },
  "credential.add": {
    who: "operator",
    words: "Add a REALM credential. It waits as the next one until it is promoted.",
  },
  "credential.promote": {
    who: "operator",
    words: "Promote a REALM credential: calls are made with it from now on.",
  },
  "credential.retire": {
    who: "operator",
    words: "Retire a REALM credential for good. Its secret is erased.",
  },
  "credential.revoke": {
    who: "operator",
    words: "Revoke a compromised REALM credential at once and for good. Its secret is erased.",
  },
  "credential.rewrap": {
    who: "operator",
    words: "Wrap every stored REALM credential with the current master key.",
  },
  "handover.close": {
    who: "operator",
    words: "Close a disputed transaction of a seller’s by hand. It moves no money and no licence.",
  },
  "purchase.close": {
    who: "operator",
    words: "Close a purchase in dispute by hand. It moves no money and no licence.",
  },
  "sale.recheck": {
    who: "operator",
    words: "Read the chain again for a sale that it did not show as it was told.",
  },
  "webhook.set-aside": {
    who: "operator",
    words: "Set a webhook aside for good. It is not applied by itself again.",
  },
  "session.end": { who: "operator", words: "End somebody's session." },
  "wallet.block": {
    who: "operator",
    words: "Block a wallet: its sessions end at once and it can no longer sign in.",
  },
  "wallet.unblock": { who: "operator", words: "Let a blocked wallet sign in again." },
  "account.erase": { who: "person", words: "Delete your data at this instance for good." },
} as const;

export type StepUpAction = keyof typeof stepUpTable;

export const isStepUpAction = (text: string): text is StepUpAction =>
  Object.hasOwn(stepUpTable, text);
