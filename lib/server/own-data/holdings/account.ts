import { and, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { auditLog } from "@/lib/server/db/schema/audit";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { credentials, credentialUsage } from "@/lib/server/db/schema/credentials";
import { erasures } from "@/lib/server/db/schema/erasures";
import { sessions, signInChallenges } from "@/lib/server/db/schema/identity";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { stepUpChallenges } from "@/lib/server/db/schema/step-up";
import type { Holding } from "../holding";

const query = new QueryBuilder();

/** Usage of a person's credentials. */
const usageOf = (wallet: string): SQL =>
  inArray(
    credentialUsage.credentialId,
    query.select({ id: credentials.id }).from(credentials).where(eq(credentials.owner, wallet)),
  );

/** Who one is here: sessions, keys, and what was done. */
export const accountHoldings: readonly Holding[] = [
  {
    table: sessions,
    given: {
      file: "sessions",
      title: "Sessions",
      about: "When you signed in during the last days, and until when that held.",
      fields: {
        signedInAt: sessions.createdAt,
        expiresAt: sessions.expiresAt,
        endedAt: sessions.endedAt,
      },
      of: (wallet) => eq(sessions.wallet, wallet),
      order: [sessions.id],
    },
    fate: { deletes: ({ wallet }) => eq(sessions.wallet, wallet) },
  },
  {
    table: signInChallenges,
    given: { not: "Texts for signing in. They are of use for five minutes and go within hours." },
    fate: { deletes: ({ wallet }) => eq(signInChallenges.address, wallet) },
  },
  {
    table: stepUpChallenges,
    given: {
      not: "Texts for confirming with a signature. They are of use for two minutes and go within hours; those you signed are in the record of what you did.",
    },
    fate: { deletes: ({ wallet }) => eq(stepUpChallenges.wallet, wallet) },
  },
  {
    table: credentials,
    given: {
      file: "realm-keys",
      title: "REALM keys",
      about:
        "The keys you connected, by their fingerprints. The keys themselves are given to nobody.",
      fields: {
        fingerprint: credentials.fingerprint,
        label: credentials.label,
        scopes: credentials.scopes,
        accountAtRealm: credentials.account,
        state: credentials.state,
        connectedAt: credentials.createdAt,
        dueAt: credentials.dueAt,
        verifiedAt: credentials.verifiedAt,
        inUseSince: credentials.activatedAt,
        replacedAt: credentials.replacedAt,
        revokedAt: credentials.revokedAt,
        reason: credentials.reason,
      },
      of: (wallet) => eq(credentials.owner, wallet),
      order: [credentials.id],
    },
    fate: {
      // Each was revoked before, which erased its secret.
      empties: async (transaction, { wallet, pseudonym }) => {
        const emptied = await transaction
          .update(credentials)
          .set({ owner: pseudonym, account: null })
          .where(and(eq(credentials.owner, wallet), eq(credentials.state, "revoked")))
          .returning({ id: credentials.id });
        return emptied.length;
      },
      stays:
        "That a key of this fingerprint was in use here, with nobody's name to it: should the key turn up in the wrong hands, what was done with it can still be told.",
    },
  },
  {
    table: credentialUsage,
    given: {
      file: "realm-key-use",
      title: "Use of your REALM keys",
      about: "Calls made with your keys, by hour and kind.",
      fields: {
        hour: credentialUsage.hour,
        operation: credentialUsage.operation,
        calls: credentialUsage.calls,
        errors: credentialUsage.errors,
        refusals: credentialUsage.refusals,
      },
      of: usageOf,
      order: [credentialUsage.credentialId, credentialUsage.hour, credentialUsage.operation],
    },
    fate: { stays: "How often a key was used, with nobody's name to it." },
  },
  {
    table: notifications,
    given: {
      file: "notifications",
      title: "Notifications",
      about: "What you were told beside the page you were on.",
      fields: {
        kind: notifications.kind,
        subject: notifications.subject,
        name: notifications.name,
        at: notifications.at,
        readAt: notifications.readAt,
      },
      of: (wallet) => eq(notifications.wallet, wallet),
      order: [notifications.id],
    },
    fate: { deletes: ({ wallet }) => eq(notifications.wallet, wallet) },
  },
  {
    table: liveEvents,
    given: {
      not: "That something changed, for pages that are open. It says no more, and goes within a day.",
    },
    fate: {
      // What tells open pages that their session has ended goes with the others of the day.
      deletes: ({ wallet }) => and(eq(liveEvents.wallet, wallet), ne(liveEvents.kind, "session")),
      stays: "That your sessions ended, for a day: pages that are open learn it by that.",
    },
  },
  {
    table: auditLog,
    given: {
      file: "what-you-did",
      title: "What you did, and what was done to your wallet",
      about:
        "Your entries in this instance's audit log, and those of operators about your wallet, with their reasons: that it was blocked or let in again, or a session ended. Which operator it was is not told.",
      fields: {
        at: auditLog.at,
        action: auditLog.action,
        subject: auditLog.subject,
        details: auditLog.details,
      },
      // What an operator signed says who they are; what they did by it has an entry of its own.
      of: (wallet) =>
        or(
          eq(auditLog.actor, wallet),
          and(eq(auditLog.subject, wallet), ne(auditLog.action, "step-up.signed")),
        ),
      order: [auditLog.sequence],
    },
    fate: {
      stays:
        "Entries of the audit log: your wallet's address with the keys you connected, your confirmations, this deletion, and what operators did to your wallet, with their reasons. Each carries the hash of the one before it; one taken out would make all later ones worthless as proof.",
    },
  },
  {
    table: erasures,
    given: { not: "That you had your data deleted before; it is in the record of what you did." },
    fate: { stays: "That you had your data deleted, and when: the proof that it was done." },
  },
  {
    table: blockedWallets,
    given: { not: "Who is on this list cannot sign in, and so asks for no archive here." },
    fate: { stays: "That an operator blocked a wallet, so that it stays blocked." },
  },
];
