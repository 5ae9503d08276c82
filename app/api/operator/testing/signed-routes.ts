import { ed25519 } from "@noble/curves/ed25519.js";
import { addressFromBytes } from "@/lib/core/solana";
import * as exporting from "../audit/export/route";
import * as silence from "../alerts/[rule]/silence/route";
import * as verifyAudit from "../audit/verify/route";
import * as evidence from "../credentials/[id]/evidence/route";
import * as promote from "../credentials/[id]/promote/route";
import * as retire from "../credentials/[id]/retire/route";
import * as revoke from "../credentials/[id]/revoke/route";
import * as verify from "../credentials/[id]/verify/route";
import * as rewrap from "../credentials/rewrap/route";
import * as add from "../credentials/route";
import * as block from "../people/[wallet]/block/route";
import * as endSession from "../people/[wallet]/sessions/[id]/route";
import * as unblock from "../people/[wallet]/unblock/route";
import * as closePurchase from "../purchases/[id]/close/route";
import * as recheck from "../sales/[id]/recheck/route";
import * as closeDispute from "../sales/handovers/[id]/close/route";
import * as setAside from "../webhooks/[id]/set-aside/route";

const keyOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(seed);
  return { secret, wallet: addressFromBytes(ed25519.getPublicKey(secret)) };
};
export const operator = keyOf(1);
export const buyer = keyOf(2);
export const creator = keyOf(3);
/** Of whatever a path is about. */
export const ID = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";

type Handler = typeof add.POST;
/** One route of the operator's, with a request that fits it. */
export interface Route {
  readonly name: string;
  readonly handler: Handler;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What the wallet signs; without it, no signature is asked for. */
  readonly signed?: { readonly action: string; readonly object: string };
}

export const REASON = { reason: "It was in a screenshot." };
const key = { apiKey: "rk_test_1234567890", apiSecret: "rs_test_1234567890" };
const newKey = { owner: "platform", label: "spring", scopes: ["market"], ...key };
const wallet = buyer.wallet;
const C = "/api/operator/credentials";
const P = `/api/operator/people/${wallet}`;

/** Credentials, people, purchases, sales, alerts, webhooks and the audit log. */
export const routes: readonly Route[] = [
  {
    name: "adding a credential",
    handler: add.POST,
    path: C,
    body: { ...newKey, blind: "0".repeat(64) },
    signed: { action: "credential.add", object: "new" },
  },
  { name: "verifying one", handler: verify.POST, path: `${C}/${ID}/verify`, params: { id: ID } },
  {
    name: "promoting one",
    handler: promote.POST,
    path: `${C}/${ID}/promote`,
    params: { id: ID },
    signed: { action: "credential.promote", object: ID },
  },
  {
    name: "retiring one",
    handler: retire.POST,
    path: `${C}/${ID}/retire`,
    params: { id: ID },
    signed: { action: "credential.retire", object: ID },
  },
  {
    name: "revoking one",
    handler: revoke.POST,
    path: `${C}/${ID}/revoke`,
    params: { id: ID },
    body: REASON,
    signed: { action: "credential.revoke", object: ID },
  },
  {
    name: "wrapping all anew",
    handler: rewrap.POST,
    path: `${C}/rewrap`,
    signed: { action: "credential.rewrap", object: "all" },
  },
  {
    name: "evidence",
    handler: evidence.GET,
    method: "GET",
    path: `${C}/${ID}/evidence`,
    params: { id: ID },
  },
  {
    name: "blocking",
    handler: block.POST,
    path: `${P}/block`,
    params: { wallet },
    body: REASON,
    signed: { action: "wallet.block", object: wallet },
  },
  {
    name: "unblocking",
    handler: unblock.POST,
    path: `${P}/unblock`,
    params: { wallet },
    signed: { action: "wallet.unblock", object: wallet },
  },
  {
    name: "ending a session",
    handler: endSession.DELETE,
    method: "DELETE",
    path: `${P}/sessions/${ID}`,
    params: { wallet, id: ID },
    signed: { action: "session.end", object: ID },
  },
  {
    name: "checking a sale again",
    handler: recheck.POST,
    path: `/api/operator/sales/${ID}/recheck`,
    params: { id: ID },
    body: REASON,
    signed: { action: "sale.recheck", object: ID },
  },
  {
    name: "closing a handover",
    handler: closeDispute.POST,
    path: `/api/operator/sales/handovers/${ID}/close`,
    params: { id: ID },
    body: { as: "done", ...REASON },
    signed: { action: "handover.close", object: ID },
  },
  {
    name: "closing a purchase",
    handler: closePurchase.POST,
    path: `/api/operator/purchases/${ID}/close`,
    params: { id: ID },
    body: { as: "owned", ...REASON },
    signed: { action: "purchase.close", object: ID },
  },
  {
    name: "silencing an alert",
    handler: silence.POST,
    path: "/api/operator/alerts/purchase-stuck/silence",
    params: { rule: "purchase-stuck" },
    body: { length: "7d", ...REASON },
    signed: { action: "alert.silence", object: "purchase-stuck" },
  },
  {
    name: "setting a webhook aside",
    handler: setAside.POST,
    path: "/api/operator/webhooks/7/set-aside",
    params: { id: "7" },
    body: REASON,
    signed: { action: "webhook.set-aside", object: "7" },
  },
  { name: "walking the chain", handler: verifyAudit.POST, path: "/api/operator/audit/verify" },
  { name: "the export", handler: exporting.GET, method: "GET", path: "/api/operator/audit/export" },
];
