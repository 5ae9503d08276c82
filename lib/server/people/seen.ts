import { sql } from "drizzle-orm";
import { ERASED_PREFIX } from "@/lib/core/account";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { credentials } from "@/lib/server/db/schema/credentials";
import { sessions } from "@/lib/server/db/schema/identity";
import { jobs } from "@/lib/server/db/schema/jobs";
import { models } from "@/lib/server/db/schema/models";
import { purchases } from "@/lib/server/db/schema/purchases";
import { PLATFORM } from "@/lib/server/vault";

/**
 * Every wallet that has left a trace, one row each: what it did, and when first and last. Sessions are
 * forgotten a day after they end, so a wallet that only looked around goes with them. Being blocked is no
 * visit: it counts only where there is nothing else. What is left of somebody who had their data deleted
 * is nobody's.
 */
export const seen = (now: Date) => sql`(
  select wallet,
    (sum(live))::int as sessions, (sum(bought))::int as purchases, (sum(made))::int as models,
    (sum(ran))::int as jobs, bool_or(keyed) as connected, bool_or(barred) as blocked,
    coalesce(min(first_at), min(barred_at)) as first_at, coalesce(max(last_at), max(barred_at)) as last_at
  from (
    select ${sessions.wallet} as wallet,
      count(*) filter (where ${sessions.endedAt} is null and ${sessions.expiresAt} > ${now.toISOString()}::timestamptz) as live,
      0 as bought, 0 as made, 0 as ran, false as keyed, false as barred, null::timestamptz as barred_at,
      min(${sessions.createdAt}) as first_at, max(${sessions.createdAt}) as last_at
    from ${sessions} group by 1
    union all
    select ${purchases.wallet}, 0, count(*), 0, 0, false, false, null, min(${purchases.createdAt}), max(${purchases.createdAt})
    from ${purchases} group by 1
    union all
    select ${models.owner}, 0, 0, count(*), 0, false, false, null, min(${models.createdAt}), max(${models.createdAt})
    from ${models} group by 1
    union all
    select ${jobs.wallet}, 0, 0, 0, count(*), false, false, null, min(${jobs.createdAt}), max(${jobs.createdAt})
    from ${jobs} group by 1
    union all
    select ${credentials.owner}, 0, 0, 0, 0, true, false, null, min(${credentials.createdAt}), max(${credentials.createdAt})
    from ${credentials} where ${credentials.owner} <> ${PLATFORM} group by 1
    union all
    select ${blockedWallets.wallet}, 0, 0, 0, 0, false, true, ${blockedWallets.at}, null, null
    from ${blockedWallets}
  ) traces where not starts_with(wallet, ${ERASED_PREFIX}) group by wallet
) as seen`;
