import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { webhookSubjects } from "@/lib/server/db/schema/webhooks";
import { announcer } from "./announce";
import { openTestInbox, type TestInbox } from "./testing/inbox";

let inbox: TestInbox;
const wake = vi.fn();
const database = vi.fn(() => Promise.resolve(inbox.database));

beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(async () => {
  await inbox.clear();
  wake.mockReset();
  database.mockClear();
});

const announcing = () => announcer({ database, now: inbox.now, log: inbox.log, wake });
const due = async () =>
  (await inbox.database.select().from(webhookSubjects)).map(({ subject }) => subject).sort();

it("a burst's subjects are due by one statement, each once, and the worker is woken then", async () => {
  const announce = announcing();
  for (const subject of ["job:b", "job:a", "job:b"]) announce(subject);
  await vi.waitFor(() => {
    expect(wake).toHaveBeenCalledTimes(1);
  });
  expect(await due()).toEqual(["job:a", "job:b"]);
  expect(database).toHaveBeenCalledTimes(1);
});

it("a database that is away is told of, and is no reason to announce nothing more", async () => {
  const announce = announcing();
  database.mockRejectedValueOnce(new Error("connection refused"));
  announce("job:a");
  await vi.waitFor(() => {
    expect(inbox.logged()).toContain("Stored webhooks are looked at later only.");
  });
  expect(wake).not.toHaveBeenCalled();
  announce("job:b");
  await vi.waitFor(() => {
    expect(wake).toHaveBeenCalledTimes(1);
  });
  expect(await due()).toEqual(["job:b"]);
});
