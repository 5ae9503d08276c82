import { afterAll, beforeAll, expect, it } from "vitest";
import { delivery, eventBody, openTestInbox, type TestInbox } from "../testing/inbox";
import { claimDueSubjects } from "./lease";
import { settleRuns } from "./settle";

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());

it("events that end at the same moment are each written down as they ended", async () => {
  const { now, database } = inbox;
  for (const id of ["a", "b", "c", "d"])
    await inbox.receive(delivery(eventBody(id, "job.completed", { jobId: `job_${id}` })));
  const ends = [
    { state: "applied", reason: null, attempts: 0 },
    { state: "nothing-to-do", reason: "one", attempts: 0 },
    { state: "stored", reason: "REALM_UNAVAILABLE", attempts: 3 },
    { state: "parked", reason: "another", attempts: 8 },
  ] as const;
  const claimed = await claimDueSubjects({ database, now }, 4);
  const events = claimed.flatMap((one) => one.events);
  await settleRuns(
    { database },
    ends.flatMap((end, at) =>
      claimed.slice(at, at + 1).map((one) => ({
        lease: one,
        endings: one.events.map((event) => ({ ...event, ...end, settledAt: null })),
        ...{ next: null, appliedUntil: null, settledAt: null },
      })),
    ),
  );
  const rows = await Promise.all(events.map(({ eventId }) => inbox.row(eventId)));
  expect(rows.map((row) => ({ ...row }))).toMatchObject(ends);
});
