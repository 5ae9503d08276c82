import type { AccountCredential, Connection } from "@/lib/core/account";
import type { Address } from "@/lib/core/solana";
import { dueness, usageOf, type Credential } from "@/lib/server/vault";
import type { AccountContext } from "./context";

/** Enough to know one's earlier keys by; older ones stay in the audit log. */
const MOST_EARLIER = 10;

const DAY = 24 * 60 * 60 * 1000;
const days = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY;

/** `next` is not shown: it lives for a moment of connecting, or was left there by a process that died. */
const isShown = (
  credential: Credential,
): credential is Credential & { state: AccountCredential["state"] } => credential.state !== "next";

const viewOf = async (
  { database, now }: AccountContext,
  credential: Credential & { state: AccountCredential["state"] },
): Promise<AccountCredential> => ({
  fingerprint: credential.fingerprint,
  state: credential.state,
  connectedAt: credential.createdAt.toISOString(),
  ageDays: Math.floor(days(credential.createdAt, now())),
  dueAt: credential.dueAt.toISOString(),
  dueInDays: Math.ceil(days(now(), credential.dueAt)),
  due: credential.state === "revoked" ? "fine" : dueness(credential.dueAt, now()),
  lastUsedAt: (await usageOf(database, credential.id)).lastAt?.toISOString() ?? null,
  endedAt: credential.revokedAt?.toISOString() ?? null,
});

/** Which REALM credential a wallet's calls are made with, and which they were made with before. */
export const readConnection = async (
  context: AccountContext,
  wallet: Address,
): Promise<Connection> => {
  const shown = (await context.vault.list(wallet)).filter(isShown).toReversed();
  const active = shown.find(({ state }) => state === "active");
  const earlier = shown.filter((one) => one !== active).slice(0, MOST_EARLIER);
  return {
    active: active === undefined ? null : await viewOf(context, active),
    earlier: await Promise.all(earlier.map((credential) => viewOf(context, credential))),
  };
};
