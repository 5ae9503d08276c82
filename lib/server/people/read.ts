import { and, count, desc, eq, gt, isNull, notInArray } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { Person } from "@/lib/core/operator/people";
import { endStates } from "@/lib/core/purchase";
import { deedsTo } from "@/lib/server/audit";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { sessions } from "@/lib/server/db/schema/identity";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PeopleContext } from "./block";
import { personLine } from "./search";

/** One wallet with its sessions and what was done to it. @throws CodedError NOT_FOUND */
export const readPerson = async (context: PeopleContext, wallet: string): Promise<Person> => {
  const { database, now } = context;
  const line = await personLine(context, wallet);
  if (!line) throw new CodedError("NOT_FOUND", "nobody of that wallet was here");
  const live = await database
    .select()
    .from(sessions)
    .where(
      and(eq(sessions.wallet, wallet), isNull(sessions.endedAt), gt(sessions.expiresAt, now())),
    )
    .orderBy(desc(sessions.createdAt));
  const [open] = await database
    .select({ count: count() })
    .from(purchases)
    .where(and(eq(purchases.wallet, wallet), notInArray(purchases.state, [...endStates])));
  const [block] = await database
    .select()
    .from(blockedWallets)
    .where(eq(blockedWallets.wallet, wallet));
  return {
    ...line,
    live: line.blocked
      ? []
      : live.map(({ id, createdAt, expiresAt }) => ({
          id,
          since: createdAt.toISOString(),
          until: expiresAt.toISOString(),
        })),
    unfinishedPurchases: open?.count ?? 0,
    block: block ? { reason: block.reason, by: block.by, at: block.at.toISOString() } : null,
    deeds: await deedsTo(database, wallet),
  };
};
