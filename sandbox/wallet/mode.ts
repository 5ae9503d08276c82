import * as z from "zod";

/**
 * How the wallet signs transactions. All but "normal" exist so that the app's checks after signing
 * can be seen to work: see signing/misbehave.ts.
 */
export const walletMode = z.enum([
  "normal",
  "flipMessage",
  "dropCosigner",
  "garbageSignature",
  "addPriorityFee",
]);
export type WalletMode = z.infer<typeof walletMode>;
