import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { appendAudit } from "@/lib/server/audit";
import { notifications } from "@/lib/server/db/schema/notifications";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import { archiveOf } from "./export/archive";
import { zipOf } from "./export/zip";
import { holdings } from "./holdings";
import { openPeople } from "./testing/people";
import { plantRow, somebody } from "./testing/plant";
import { unzip } from "./testing/unzip";

const alice = somebody("alice");
const bob = somebody("bob");
const operator = somebody("operator");
/** The wallet in the REALM profile of alice, who was not paid herself then. */
const carol = somebody("carol");
const elsewhere = { listingId: "list_paid_to_carol" };

let people: Awaited<ReturnType<typeof openPeople>>;
let archive: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  people = await openPeople();
  await people.plant(alice);
  await people.plant(bob);
  for (let one = 0; one < 450; one += 1)
    await plantRow(people.database, notifications, alice, {
      name: `<script>alert(${one})</script>`,
    });
  await plantRow(people.database, ownListings, alice, { ...elsewhere, id: crypto.randomUUID() });
  const sold = { ...elsewhere, id: crypto.randomUUID(), seller: carol.wallet };
  await plantRow(people.database, sales, alice, sold);
  const done = (action: string, details: Readonly<Record<string, string>>) =>
    appendAudit(
      people.database,
      { actor: operator.wallet, action, subject: alice.wallet, details },
      new Date(),
    );
  await done("step-up.signed", { action: "wallet.block", message: `${operator.wallet} signs` });
  await done("wallet.blocked", { reason: "sent abuse to a seller" });
  archive = unzip(await buffer(archiveOf(people.give, alice.wallet)));
}, 120_000);
afterAll(() => people.close());

const rowsIn = (name: string) =>
  z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(archive.get(name)?.toString() ?? ""));
const everything = () => Buffer.concat([...archive.values()]).toString("latin1");

describe("an archive of one's data", () => {
  it("holds one's own rows of every table that is given", () => {
    for (const { given } of holdings)
      if (!("not" in given)) expect(rowsIn(`${given.file}.json`), given.file).not.toEqual([]);
  });

  it("holds the sales of one's own listings, whomever REALM paid for them", () => {
    const paid = rowsIn("sales.json").map(({ paidTo }) => paidTo);
    expect(paid.toSorted()).toEqual([alice.wallet, carol.wallet].toSorted());
  });

  it("holds nothing of anybody else", () => {
    expect(everything()).toContain(alice.wallet);
    expect(everything()).not.toContain(bob.wallet);
    expect(everything()).not.toContain("bob");
  });

  it("holds what operators did to one's wallet and wrote of it, and not who they were", () => {
    const done = rowsIn("what-you-did.json");
    expect(done).toContainEqual(
      expect.objectContaining({
        action: "wallet.blocked",
        details: { reason: "sent abuse to a seller" },
      }),
    );
    expect(done.map(({ action }) => action)).not.toContain("step-up.signed");
    expect(everything()).not.toContain(operator.wallet);
  });

  it("holds no key and no secret, sealed or open", async () => {
    const [sealed] = await people.rows(
      holdings.find(({ given }) => "file" in given && given.file === "realm-keys")?.table ??
        notifications,
    );
    const { ciphertext } = z.object({ ciphertext: z.string() }).parse(JSON.parse(sealed ?? ""));
    for (const secret of [`key-of-${alice.mark}`, `secret-of-${alice.mark}`, ciphertext])
      expect(everything()).not.toContain(secret);
    expect(rowsIn("realm-keys.json")[0]).toMatchObject({ state: "next" });
  });

  it("holds each row once, however many there are", () => {
    const names = rowsIn("notifications.json").map(({ name }) => name);
    expect(names).toHaveLength(451);
    expect(new Set(names).size).toBe(451);
  });

  it("holds one's files by the names that their rows have", () => {
    const [, copy] = rowsIn("files.json").map(({ id }) => id);
    const [first] = rowsIn("files.json").map(({ id }) => id);
    const held = [...archive.keys()].filter((name) => name.startsWith("files/"));
    expect(held).toHaveLength(1);
    expect([`files/${String(first)}.png`, `files/${String(copy)}.png`]).toContain(held[0]);
    expect(
      archive
        .get(held[0] ?? "")
        ?.subarray(1, 4)
        .toString(),
    ).toBe("PNG");
  });

  it("says on its page what it holds, what it does not, and of which file the bytes are gone", () => {
    const page = (archive.get("index.html")?.toString() ?? "").replaceAll("&#39;", "'");
    for (const { given } of holdings)
      expect(page).toContain("not" in given ? given.not : given.title);
    expect(page).toContain("Of these the bytes were gone");
    expect(page).toContain("The first 100 of 451.");
  });

  it("shows what others wrote as text: nothing of it becomes a part of the page", () => {
    const page = archive.get("index.html")?.toString() ?? "";
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(0)&lt;/script&gt;");
  });
});

it("one who stops reading leaves nothing open", async () => {
  const open = { now: 0 };
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    open.now += 1;
    try {
      for (;;) yield await Promise.resolve(new Uint8Array(65_536).fill(7));
    } finally {
      open.now -= 1;
    }
  };
  const reading = zipOf(new Date(), (add) => add("film.mp4", endless(), "store"));
  // The file's head comes before the file.
  for (let piece = 0; piece < 3; piece += 1) await reading.next();
  expect(open.now).toBe(1);
  await reading.return(undefined);
  expect(open.now).toBe(0);
});

it("what can't be read breaks the archive off: it is never taken for a whole one", async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new Uint8Array(10));
    throw new Error("the disk is gone");
  };
  await expect(
    buffer(zipOf(new Date(), (add) => add("film.mp4", broken(), "store"))),
  ).rejects.toThrow("the disk is gone");
});
