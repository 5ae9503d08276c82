import { afterAll, beforeAll, expect, it } from "vitest";
import { receiveWebhook } from "../receive";
import { delivery, eventBody, openTestInbox, verify, type TestInbox } from "../testing/inbox";
import { claimDueEvents } from "./lease";
import { settleEvents } from "./settle";

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());

it("events that end at the same moment are each written down as they ended", async () => {
  const { store, now, log, database } = inbox;
  const context = { verify, store, now, wake: () => undefined, log };
  for (const id of ["a", "b", "c", "d"])
    await receiveWebhook(context, delivery(eventBody(id, "job.completed", { jobId: `job_${id}` })));
  const ends = [
    { state: "applied", reason: null },
    { state: "nothing-to-do", reason: "one" },
    { state: "nothing-to-do", reason: "another" },
    { state: "applied", reason: null },
  ] as const;
  const claimed = await claimDueEvents({ database, now }, 4);
  await settleEvents(
    { database, now },
    ends.flatMap((end, at) => claimed.slice(at, at + 1).map((event) => ({ event, ...end }))),
  );
  const rows = await Promise.all(claimed.map(({ eventId }) => inbox.row(eventId)));
  expect(rows.map((row) => ({ state: row?.state, reason: row?.reason }))).toEqual(ends);
});
