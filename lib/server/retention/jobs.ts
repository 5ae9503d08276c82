import { isNotNull, ne } from "drizzle-orm";
import { alertEvents, tallies } from "@/lib/server/db/schema/alerts";
import { credentialUsage } from "@/lib/server/db/schema/credentials";
import { marketLastKnown } from "@/lib/server/db/schema/market-last-known";
import { modelCreations } from "@/lib/server/db/schema/models";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { stepUpChallenges } from "@/lib/server/db/schema/step-up";
import { forgetChallenges } from "@/lib/server/identity/challenges";
import { forgetSessions } from "@/lib/server/identity/sessions";
import { forgetOldEvents } from "@/lib/server/live/read";
import { forgetOldNotifications } from "@/lib/server/notifications/read";
import { forgetOldBodies, removeOldEvents } from "@/lib/server/webhooks/forget";
import { removeAged } from "./aged";
import { DAY, HOUR, type RetentionJob } from "./job";

const shared = { runsOnce: "for all instances" } as const;

/** Everything that is not kept for good (seed D23). What is in no job stays: docs/operations.md. */
export const retentionJobs: readonly RetentionJob[] = [
  {
    ...shared,
    id: "erasures",
    what: "Data of people who had them deleted, where that broke off",
    kept: "until somebody has gone through all of it twice",
    everyMinutes: 1,
    run: ({ resumeErasures }) => resumeErasures(),
  },
  {
    ...shared,
    id: "sign-in-messages",
    what: "Sign-in messages",
    kept: "an hour after they expire",
    everyMinutes: 15,
    run: ({ database, now }) => forgetChallenges(database, now()),
  },
  {
    ...shared,
    id: "step-up-messages",
    what: "Texts that operators signed before something final",
    kept: "an hour after they expire",
    everyMinutes: 15,
    run: removeAged({
      table: stepUpChallenges,
      since: stepUpChallenges.expiresAt,
      millis: HOUR,
    }),
  },
  {
    ...shared,
    id: "sessions",
    what: "Sessions",
    kept: "a day after they expire",
    everyMinutes: 60,
    run: ({ database, now }) => forgetSessions(database, now()),
  },
  {
    ...shared,
    id: "live-updates",
    what: "Live updates",
    kept: "24 hours",
    everyMinutes: 10,
    run: ({ database, now }) => forgetOldEvents(database, now()),
  },
  {
    ...shared,
    id: "notifications",
    what: "Notifications",
    kept: "90 days",
    everyMinutes: 60,
    run: ({ database, now }) => forgetOldNotifications(database, now()),
  },
  {
    ...shared,
    id: "webhook-bodies",
    what: "Bodies of webhooks that are done with",
    kept: "30 days after they were done with",
    everyMinutes: 60,
    run: forgetOldBodies,
  },
  {
    ...shared,
    id: "webhooks",
    what: "Webhooks that are done with",
    kept: "90 days after they were done with",
    everyMinutes: 60,
    run: removeOldEvents,
  },
  {
    ...shared,
    id: "model-creations",
    what: "What forms for new models asked for",
    kept: "30 days",
    everyMinutes: 60,
    run: removeAged({
      table: modelCreations,
      since: modelCreations.createdAt,
      millis: 30 * DAY,
      // While it is not known what came of it, the form's key must not make a second one.
      only: isNotNull(modelCreations.modelId),
    }),
  },
  {
    ...shared,
    id: "realm-calls",
    what: "The log of calls to REALM",
    kept: "30 days",
    everyMinutes: 60,
    run: removeAged({ table: realmCalls, since: realmCalls.startedAt, millis: 30 * DAY }),
  },
  {
    ...shared,
    id: "market-last-known",
    what: "What the market last showed",
    kept: "7 days",
    everyMinutes: 60,
    run: removeAged({
      table: marketLastKnown,
      since: marketLastKnown.learnedAt,
      millis: 7 * DAY,
    }),
  },
  {
    ...shared,
    id: "rate-samples",
    what: "The history of REALM's rate limits",
    kept: "7 days",
    everyMinutes: 60,
    run: removeAged({ table: rateSamples, since: rateSamples.minute, millis: 7 * DAY }),
  },
  {
    ...shared,
    id: "credential-usage",
    what: "Counts of calls by credential and hour",
    kept: "400 days",
    everyMinutes: 60,
    run: removeAged({ table: credentialUsage, since: credentialUsage.hour, millis: 400 * DAY }),
  },
  {
    ...shared,
    id: "alert-events",
    what: "Alerts that were delivered or given up",
    kept: "90 days",
    everyMinutes: 60,
    run: removeAged({
      table: alertEvents,
      since: alertEvents.at,
      millis: 90 * DAY,
      only: ne(alertEvents.delivery, "waiting"),
    }),
  },
  {
    ...shared,
    id: "tallies",
    what: "What was counted at the doors, by the minute",
    kept: "7 days",
    everyMinutes: 60,
    run: removeAged({ table: tallies, since: tallies.minute, millis: 7 * DAY }),
  },
  {
    id: "files",
    what: "Uploads that nobody uses, and bytes without a row",
    kept: "7 days after their last use, an hour",
    everyMinutes: 60,
    runsOnce: "for each instance",
    run: ({ sweepFiles }) => sweepFiles(),
  },
  {
    id: "results",
    what: "Copies of results that no result names",
    kept: "an hour",
    everyMinutes: 60,
    runsOnce: "for each instance",
    run: ({ sweepResults }) => sweepResults(),
  },
];
