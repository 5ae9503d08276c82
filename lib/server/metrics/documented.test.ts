import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { showAlerts } from "@/lib/server/alerts/metrics";
import { showPurchases } from "@/lib/server/purchases/metrics";
import { showRealmCalls } from "@/lib/server/realm-calls";
import { showWebhooks } from "@/lib/server/webhooks/metrics";
import { metricsText } from ".";

/** What is written of the metrics, for people and for programs, names what there is. */

vi.mock("@/lib/server/log", () => ({ logger: { warn: vi.fn() } }));
vi.mock("@/lib/server/db", () => ({ database: vi.fn() }));

const docs = (name: string): string =>
  readFileSync(path.join(__dirname, "..", "..", "..", "docs", name), "utf8");

const NAME = /\b(?:countersign|process|nodejs)_[a-z0-9_]+/gu;
/** A histogram is one metric of three names. */
const wholeName = (name: string): string => name.replace(/_(?:bucket|sum|count)$/u, "");
const namesIn = (text: string): readonly string[] => [
  ...new Set((text.match(NAME) ?? []).map(wholeName)),
];

let registered: ReadonlySet<string>;
const before = globalThis.countersignMetrics;
beforeAll(async () => {
  globalThis.countersignMetrics = undefined;
  showAlerts(() => Promise.resolve(new Set()));
  showRealmCalls();
  showWebhooks();
  showPurchases(() => Promise.reject(new Error("no database here")));
  const { text } = await metricsText();
  registered = new Set([...text.matchAll(/^# TYPE (\S+)/gmu)].map(([, name = ""]) => name));
});
afterAll(() => {
  globalThis.countersignMetrics?.registry.clear();
  globalThis.countersignMetrics = before;
});

test.each(["grafana/dashboard.json", "grafana/alert-rules.yml"])(
  "%s asks only for metrics that there are",
  (file) => {
    const names = namesIn(docs(file));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !registered.has(name))).toEqual([]);
  },
);

test("every metric of ours is in the table of docs/metrics.md, and the table has no other", () => {
  const documented = [...docs("metrics.md").matchAll(/^\| `(countersign_\w+)`/gmu)];
  const ours = [...registered].filter((name) => name.startsWith("countersign_"));
  expect(documented.map(([, name]) => name).toSorted()).toEqual(ours.toSorted());
});

test("the dashboard shows every metric of ours", () => {
  const shown = namesIn(docs("grafana/dashboard.json"));
  const ours = [...registered].filter((name) => name.startsWith("countersign_"));
  expect(ours.filter((name) => !shown.includes(name))).toEqual([]);
});
