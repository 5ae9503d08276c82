import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { openKeys } from "./keys";
import { openStore } from "./store";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "countersign-store-"));
});
const file = (): string => join(dataDir, "realm.jsonl");

describe("the store", () => {
  it("gives back what was put, the newest value of each key, without what was removed", () => {
    const store = openStore(dataDir, 0);
    store.facts.put("one", "1");
    store.facts.put("one", "2");
    store.facts.put("gone", "x");
    store.facts.remove("gone");
    store.close();
    expect(openStore(dataDir, 0).facts.entries()).toEqual([["one", "2"]]);
  });

  it("keeps every put that returned when the process is killed right after it", () => {
    const script = `
      const { openStore } = await import(${JSON.stringify(fileURLToPath(new URL("store.ts", import.meta.url)))});
      const store = openStore(${JSON.stringify(dataDir)}, 0);
      for (let index = 0; index < 500; index += 1) store.facts.put("fact " + index, "there");
      process.kill(process.pid, "SIGKILL");`;
    const child = spawnSync(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      script,
    ]);
    expect(child.signal).toBe("SIGKILL");
    expect(openStore(dataDir, 0).facts.entries()).toHaveLength(500);
  });

  it("drops a last line that was torn, and goes on", () => {
    const store = openStore(dataDir, 0);
    store.facts.put("whole", "yes");
    store.close();
    appendFileSync(file(), '{"c":"facts","k":"torn","v":"y');
    const again = openStore(dataDir, 0);
    expect(again.facts.entries()).toEqual([["whole", "yes"]]);
    again.facts.put("next", "yes");
    again.close();
    expect(openStore(dataDir, 0).facts.get("next")).toBe("yes");
  });

  it("refuses a file that is damaged elsewhere, instead of guessing", () => {
    writeFileSync(file(), 'x\n{"c":"facts","k":"a","v":"b"}\n');
    expect(() => openStore(dataDir, 0)).toThrow("line 1 is damaged");
  });

  it("refuses a record of another shape", () => {
    writeFileSync(file(), '{"c":"listings","k":"a","v":{"price":"1.5"}}\n');
    expect(() => openStore(dataDir, 0)).toThrow();
  });

  it("forgets idempotent answers whose day has passed", () => {
    const store = openStore(dataDir, 0);
    store.answers.put("old", { fingerprint: "f", status: 200, body: "", until: 10 });
    store.answers.put("new", { fingerprint: "f", status: 200, body: "", until: 1000 });
    store.close();
    expect(
      openStore(dataDir, 500)
        .answers.entries()
        .map(([key]) => key),
    ).toEqual(["new"]);
  });

  it("keeps its past out of the file", () => {
    const store = openStore(dataDir, 0);
    for (let index = 0; index < 50; index += 1) store.facts.put("one", String(index));
    store.close();
    openStore(dataDir, 0).close();
    expect(readFileSync(file(), "utf8")).toBe('{"c":"facts","k":"one","v":"49"}\n');
  });
});

describe("the keys", () => {
  it("are made once, kept, readable by their owner only, and added to", async () => {
    const first = await openKeys(dataDir, ["escrow"], ["usr_a"]);
    const second = await openKeys(dataDir, ["escrow", "treasury"], ["usr_a", "usr_b"]);
    expect(second.wallet("escrow").address).toBe(first.wallet("escrow").address);
    expect(second.credentials[0]).toEqual(first.credentials[0]);
    expect(second.webhookSecret).toBe(first.webhookSecret);
    expect(second.credentials).toHaveLength(2);
    expect(statSync(join(dataDir, "realm-keys.json")).mode & 0o777).toBe(0o600);
    expect(() => first.wallet("treasury")).toThrow("no wallet named treasury");
  });

  it("can be several of one user's, issued and revoked at any time, and stay so", async () => {
    const keys = await openKeys(dataDir, [], ["usr_a"]);
    const [old] = keys.credentials;
    const issued = keys.issue("usr_a");
    expect((await openKeys(dataDir, [], ["usr_a"])).credentials).toEqual([old, issued]);
    keys.revoke(old?.apiKey ?? "");
    expect(keys.credentials).toEqual([issued]);
    expect((await openKeys(dataDir, [], ["usr_a"])).credentials).toEqual([issued]);
    expect(() => {
      keys.revoke(old?.apiKey ?? "");
    }).toThrow("no credential has this key");
  });
});
