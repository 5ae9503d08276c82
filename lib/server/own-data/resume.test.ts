import { isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { erasures } from "@/lib/server/db/schema/erasures";
import { eraseOwnData, resumeErasures } from "./erase/erase";
import { openPeople } from "./testing/people";
import { somebody } from "./testing/plant";

const MINUTE = 60_000;

it("deletions that can be done are done though another one keeps failing, and what went wrong is told at the end", async () => {
  const people = await openPeople();
  const [alice, bob] = [somebody("alice"), somebody("bob")];
  const open = async () =>
    (await people.database.select().from(erasures).where(isNull(erasures.finishedAt))).map(
      ({ wallet }) => wallet,
    );
  try {
    for (const { wallet } of [alice, bob]) await eraseOwnData(people.erase, wallet);
    people.pass(4 * MINUTE);
    const broken = people.amid(alice, () => Promise.reject(new Error("the disk is gone")));
    await expect(resumeErasures(broken)).rejects.toMatchObject({
      name: "AggregateError",
      errors: [expect.objectContaining({ message: "the disk is gone" })],
    });
    expect(await open()).toEqual([alice.wallet]);
    people.pass(11 * MINUTE);
    await resumeErasures(people.erase);
    expect(await open()).toEqual([]);
  } finally {
    await people.close();
  }
}, 60_000);
