import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { saleHearings } from "@/lib/server/db/schema/sales";
import type { SalesContext } from "./context";
import { claimDueHearings, forgetHearings, hear, nextHearingAt } from "./hearing-store";
import { askAbout } from "./hearings";
import { openTestBook, soldListing, type TestBook } from "./testing/book";

let book: TestBook;
let context: SalesContext;
let asked: string[];
beforeAll(async () => {
  book = await openTestBook();
}, 120_000);
afterAll(() => book.close());
beforeEach(async () => {
  await book.clear();
  await book.database.delete(saleHearings);
  asked = [];
  context = {
    ...book.context,
    realm: {
      getListing: (listingId) => {
        asked.push(listingId);
        return book.context.realm.getListing(listingId);
      },
    },
  };
});

const pass = (millis: number): void => {
  book.told.now = new Date(book.told.now.getTime() + millis);
};
/** Everything that is due now is asked about. */
const ask = async () => {
  for (const hearing of await claimDueHearings(context, 10)) await askAbout(context, hearing);
};

describe("a listing that an event called sold", () => {
  it("is asked about once, however many events tell of it, and by one instance", async () => {
    await Promise.all(Array.from({ length: 20 }, () => hear(context, ["list_1"])));
    await Promise.all([ask(), ask(), ask()]);
    expect(asked).toEqual(["list_1"]);
    expect(await book.rows()).toHaveLength(1);
    expect(await nextHearingAt(context)).toBeNull();
  });

  it("and told of again is asked about again, five seconds apart", async () => {
    book.told.listing = soldListing(1, { status: "active" });
    await hear(context, ["list_1"]);
    await ask();
    pass(1_000);
    await hear(context, ["list_1"]);
    await ask();
    expect(asked).toHaveLength(1);
    pass(4_000);
    book.told.listing = soldListing(1);
    await ask();
    expect(asked).toHaveLength(2);
    expect(await book.rows()).toHaveLength(1);
  });

  it("and told of again while REALM answers is asked about once more", async () => {
    await hear(context, ["list_1"]);
    const [hearing] = await claimDueHearings(context, 1);
    if (!hearing) throw new Error("nothing was heard");
    pass(10);
    await hear(context, ["list_1"]);
    await askAbout(context, hearing);
    expect(await nextHearingAt(context)).toEqual(book.told.now);
    await ask();
    expect(asked).toHaveLength(2);
  });

  it("is asked about later where REALM does not answer, and not forgotten", async () => {
    const away: SalesContext = {
      ...context,
      realm: { getListing: () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "away")) },
    };
    await hear(context, ["list_1"]);
    for (let time = 0; time < 3; time += 1) {
      for (const hearing of await claimDueHearings(away, 1)) await askAbout(away, hearing);
      pass(3_600_000);
      await forgetHearings(context);
    }
    await ask();
    expect(asked).toEqual(["list_1"]);
    expect(await book.rows()).toHaveLength(1);
  });

  it("is asked about by another instance where the first died while it asked", async () => {
    await hear(context, ["list_1"]);
    expect(await claimDueHearings(context, 1)).toHaveLength(1);
    await ask();
    expect(asked).toEqual([]);
    pass(60_000);
    await ask();
    expect(asked).toEqual(["list_1"]);
  });

  it("is forgotten when nothing more was heard of it for ten minutes", async () => {
    await hear(context, ["list_1"]);
    await ask();
    pass(599_000);
    await forgetHearings(context);
    expect(await book.database.select().from(saleHearings)).toHaveLength(1);
    pass(2_000);
    await hear(context, ["list_1"]);
    await forgetHearings(context);
    await ask();
    expect(asked).toHaveLength(2);
    pass(601_000);
    await forgetHearings(context);
    expect(await book.database.select().from(saleHearings)).toEqual([]);
  });
});
