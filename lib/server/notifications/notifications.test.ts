import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { notify, type News } from "./notify";
import { forgetOldNotifications, markRead, notificationsOf } from "./read";

const NOW = new Date("2026-11-22T12:00:00Z");
const DAY_MILLIS = 24 * 60 * 60 * 1000;

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.database.delete(notifications);
  await open.database.delete(liveEvents);
});

const news = (subject: string, wallet = "alice"): News => ({
  wallet,
  kind: "purchase-owned",
  subject,
  name: `Asset ${subject}`,
});
const tell = (one: News, at = NOW) =>
  open.database.transaction((transaction) => notify(transaction, one, at));
const list = (wallet = "alice", before: bigint | null = null) =>
  notificationsOf(open.database, wallet, before);
const told = async () => (await open.database.select().from(liveEvents)).length;

describe("notifications", () => {
  it("tell of a thing once, and the open pages once, however often it is said", async () => {
    await Promise.all([tell(news("p1")), tell(news("p1"))]);
    await tell(news("p1"));
    expect((await list()).notifications).toHaveLength(1);
    expect(await told()).toBe(1);
  });

  it("are not there, and told to no page, when what they tell of is undone", async () => {
    await expect(
      open.database.transaction(async (transaction) => {
        await notify(transaction, news("p1"), NOW);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect((await list()).notifications).toEqual([]);
    expect(await told()).toBe(0);
  });

  it("come newest first, twenty at a time, each once though new ones arrive in between", async () => {
    for (let n = 1; n <= 25; n += 1) await tell(news(`p${n}`));
    const first = await list();
    expect(first.unread).toBe(25);
    expect(first.notifications[0]).toMatchObject({ subject: "p25", read: false });
    await tell(news("late"));
    const second = await list("alice", BigInt(first.next ?? "0"));
    expect(second.next).toBeNull();
    expect([...first.notifications, ...second.notifications].map(({ subject }) => subject)).toEqual(
      Array.from({ length: 25 }, (_, index) => `p${25 - index}`),
    );
  });

  it("are a wallet's own, to see and to mark as read", async () => {
    await tell(news("p1"));
    await tell(news("p2", "bob"));
    expect((await list()).notifications.map(({ subject }) => subject)).toEqual(["p1"]);
    const [theirs] = (await list("bob")).notifications;
    await markRead(open.database, "alice", { upTo: theirs?.id ?? "" }, NOW);
    await markRead(open.database, "alice", { only: theirs?.id ?? "" }, NOW);
    expect((await list("bob")).unread).toBe(1);
    expect((await list()).unread).toBe(0);
  });

  it("that came after the last one seen stay unread; one alone can be marked", async () => {
    for (const id of ["p1", "p2", "p3"]) await tell(news(id));
    const [, middle, oldest] = (await list()).notifications;
    await markRead(open.database, "alice", { only: middle?.id ?? "" }, NOW);
    expect((await list()).notifications.map(({ read }) => read)).toEqual([false, true, false]);
    await markRead(open.database, "alice", { upTo: oldest?.id ?? "" }, NOW);
    expect((await list()).notifications.map(({ read }) => read)).toEqual([false, true, true]);
  });

  it("marked as read tell the other pages, and marked again tell nobody", async () => {
    await tell(news("p1"));
    const [{ id } = { id: "" }] = (await list()).notifications;
    const before = await told();
    for (let time = 0; time < 2; time += 1) {
      await markRead(open.database, "alice", { upTo: id }, NOW);
    }
    expect((await told()) - before).toBe(1);
  });

  it("go after 90 days and not before", async () => {
    await tell(news("old"), new Date(NOW.getTime() - 91 * DAY_MILLIS));
    await tell(news("young"), new Date(NOW.getTime() - 89 * DAY_MILLIS));
    await forgetOldNotifications(open.database, NOW);
    expect((await list()).notifications.map(({ subject }) => subject)).toEqual(["young"]);
  });
});
