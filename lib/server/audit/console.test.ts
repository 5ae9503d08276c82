import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { appendAudit } from "./append";
import { hashEntry } from "./entry";
import { exportAudit, verifyExport } from "./export";
import { auditActions, searchAudit } from "./search";
import { verifyAudit } from "./verify";

const DAY = 24 * 60 * 60_000;
const now = new Date("2026-03-10T12:00:00.000Z");
const ENTRIES = 60;
/** Line breaks of both kinds within a text: neither may end a line of the export. */
const REASON = "First line.\nSecond\u2028third “quoted” \\ slash";

let open: OpenDatabase;
let lines: string[];
beforeAll(async () => {
  open = await openTestDatabase();
  for (let place = 1; place <= ENTRIES; place += 1)
    await open.database.transaction((transaction) =>
      appendAudit(
        transaction,
        {
          actor: place % 2 === 0 ? "command line" : "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2",
          action: place === 7 ? "wallet.blocked" : "test.done",
          subject: `thing_${place}`,
          details: { reason: REASON },
        },
        new Date(now.getTime() - (ENTRIES - place) * DAY),
      ),
    );
  lines = (await new Response(exportAudit(open.database)).text()).trimEnd().split("\n");
}, 120_000);
afterAll(() => open.close());

describe("an export", () => {
  test("holds without a database, with the same head as the log itself", async () => {
    expect(lines).toHaveLength(ENTRIES);
    const { head } = await verifyAudit(open.database, null);
    const report = { entries: ENTRIES, head, broken: null };
    expect(await verifyExport(lines, null)).toEqual({ ...report, knowsHead: null });
    expect(await verifyExport(lines, head)).toEqual({ ...report, knowsHead: true });
  });

  const fifth = (change: (line: string) => string | null) =>
    lines.flatMap((line, place) => (place === 4 ? (change(line) ?? []) : line));

  test.each([
    ["actor", (line: string) => line.replace("7Np4", "8Np4")],
    ["reason", (line: string) => line.replace("First", "Last")],
    ["time", (line: string) => line.replace("T12:00:00.000Z", "T12:00:00.001Z")],
    ["a field slipped in", (line: string) => line.replace("{", '{"more":1,')],
    ["being there at all", () => null],
    ["being JSON", () => "{"],
    ["having a line", () => ""],
  ])("that was changed in its fifth entry's %s does not hold from there", async (_, change) => {
    const { entries, broken } = await verifyExport(fifth(change), null);
    expect(entries).toBe(4);
    expect(broken).not.toBeNull();
  });

  test("one of whose entries was rewritten with a hash that fits it breaks at the one after", async () => {
    const rewritten = fifth((line) => {
      const parsed = z
        .object({
          sequence: z.number(),
          at: z.coerce.date(),
          action: z.string(),
          subject: z.string(),
          details: z.record(z.string(), z.string()),
          previousHash: z.string(),
        })
        .parse(JSON.parse(line));
      const entry = { ...parsed, actor: "nobody" };
      return JSON.stringify({ ...entry, hash: hashEntry(entry) });
    });
    const problem = "it does not follow the entry before it";
    expect((await verifyExport(rewritten, null)).broken).toEqual({ sequence: 6, problem });
  });

  test("cut off at its end holds, but lacks the head that was noted", async () => {
    const { head } = await verifyAudit(open.database, null);
    expect(await verifyExport(lines.slice(0, -1), head)).toMatchObject({
      broken: null,
      knowsHead: false,
    });
  });
});

describe("searching", () => {
  const search = (query: Partial<OperatorQuery<never>>) =>
    searchAudit(open.database, { text: "", filter: null, cursor: null, ...query }, now);
  const found = async (query: Partial<OperatorQuery<never>>) =>
    (await search(query)).lines.map(({ sequence }) => sequence);

  test("finds by actor, action, subject or hash, and takes no sign for a pattern", async () => {
    expect(await found({ text: "thing_42" })).toEqual([42]);
    expect(await found({ text: "BLOCKED" })).toEqual([7]);
    const [newest] = (await search({})).lines;
    expect(await found({ text: newest?.hash.slice(0, 20) ?? "" })).toEqual([ENTRIES]);
    expect((await search({ text: "command line" })).lines).toHaveLength(ENTRIES / 2);
    expect(await found({ text: "%" })).toEqual([]);
  });

  test("narrows by action and time, and turns pages without a gap", async () => {
    expect(await auditActions(open.database)).toEqual(["test.done", "wallet.blocked"]);
    expect(await found({ more: { action: "wallet.blocked", within: "" } })).toEqual([7]);
    expect(await found({ more: { action: "", within: "24h" } })).toEqual([60, 59]);
    expect(await found({ more: { within: "no such span" } })).toHaveLength(50);
    const first = await search({});
    const second = await search({ cursor: first.older });
    expect(second.older).toBeNull();
    expect([...first.lines, ...second.lines].map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: ENTRIES }, (_, place) => ENTRIES - place),
    );
    expect(first.lines[0]?.details).toEqual({ reason: REASON });
  });
});
