import type { JobState } from "@/lib/core/job";

/** What can happen to a job. */
export type JobEvent =
  "accept" | "refuse" | "doubt" | "process" | "complete" | "fail" | "lose" | "abandon" | "cancel";

/**
 * The life of a job. Nothing else changes a state.
 *
 * ```
 *           accept          process              complete
 *  created ────────▶ queued ────────▶ processing ────────▶ COMPLETED
 *   │   │             │ │ └───────────────┬─│─────────────────▲ ▲
 *   │   │ refuse      │ └──────────fail───┼─┴──▶ FAILED       │ │
 *   │   └──▶ REFUSED  │                   │        ▲          │ │
 *   │ doubt           ├───────lose────────┼──▶ lost ──────────┘ │
 *   └──▶ unconfirmed  └──────abandon──────┴──▶ abandoned ───────┘
 *              └──accept──▶ queued ◀──accept── cancelled ◀──cancel── created
 * ```
 *
 * - created: our row exists, REALM may or may not have heard of it.
 * - REFUSED: REALM said no, or was never reached. The job does not exist there.
 * - unconfirmed: it was sent and no answer came. REALM has no idempotency key for media, so sending it
 *   again could make it twice: that is for its owner to decide.
 * - queued, processing, COMPLETED, FAILED: REALM's own word.
 * - cancelled: its owner did not want it any more before REALM had answered for it. What is still being
 *   sent breaks off; should REALM have taken it all the same, its answer counts.
 * - lost: REALM says, again and again, that it knows no such job.
 * - abandoned: no news for so long that REALM is not asked any more.
 *
 * The ends in small letters are only what we gave up on: should REALM's word come after all, a late
 * answer or a webhook that makes us ask once more, it counts. REALM's own ends are never left.
 */
const moves: Readonly<Record<JobState, Partial<Record<JobEvent, JobState>>>> = {
  created: { accept: "queued", refuse: "refused", doubt: "unconfirmed", cancel: "cancelled" },
  queued: {
    process: "processing",
    complete: "completed",
    fail: "failed",
    lose: "lost",
    abandon: "abandoned",
  },
  processing: { complete: "completed", fail: "failed", lose: "lost", abandon: "abandoned" },
  completed: {},
  failed: {},
  refused: {},
  unconfirmed: { accept: "queued" },
  cancelled: { accept: "queued" },
  lost: { complete: "completed", fail: "failed" },
  abandoned: { complete: "completed", fail: "failed" },
};

/** The state after the event, or null where the event can't happen in this state. */
export const nextJobState = (state: JobState, event: JobEvent): JobState | null =>
  moves[state][event] ?? null;

/** Whether REALM's word could still change it. */
export const isOpenToNews = (state: JobState): boolean => nextJobState(state, "complete") !== null;
