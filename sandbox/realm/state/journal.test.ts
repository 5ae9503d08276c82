import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { Journal } from "./journal";
import { openStore } from "./store";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "countersign-journal-"));
});
const file = (): string => join(dataDir, "realm.jsonl");

/** Runs a script that has `Journal`, `openStore`, `dataDir` and `file`, in a process of its own. */
const inProcess = (script: string, shell = 'exec "$@"'): SpawnSyncReturns<string> => {
  const importOf = (name: string): string =>
    `await import(${JSON.stringify(fileURLToPath(new URL(name, import.meta.url)))})`;
  const whole = `
    const { Journal } = ${importOf("journal.ts")};
    const { openStore } = ${importOf("store.ts")};
    const dataDir = ${JSON.stringify(dataDir)};
    const file = ${JSON.stringify(file())};
    ${script}`;
  const program = [process.execPath, "--import", "tsx", "--input-type=module", "-e", whole];
  return spawnSync("sh", ["-c", shell, "sh", ...program], { encoding: "utf8" });
};

describe("the journal, while it runs", () => {
  it("is as long as what is true now allows, however much was written", () => {
    const truth = new Map<string, string>();
    const journal = new Journal(file(), {
      compactAfter: 2000,
      records: () => [...truth].map(([k, v]) => ({ c: "facts", k, v })),
    });
    journal.open();
    let longest = 0;
    for (let index = 0; index < 2000; index += 1) {
      const [k, v] = [`key ${index % 7}`, `value ${index}`];
      journal.append({ c: "facts", k, v });
      truth.set(k, v);
      longest = Math.max(longest, statSync(file()).size);
    }
    journal.close();
    expect(longest).toBeLessThan(3000);
    const read = new Map([...journal.read()].map(({ k, v }) => [k, v]));
    expect(read).toEqual(truth);
  });

  it("is not written anew again and again where much is true", () => {
    let made = 0;
    const journal = new Journal(file(), {
      compactAfter: 10,
      records: () => {
        made += 1;
        return [{ c: "facts", k: "long", v: "x".repeat(5000) }];
      },
    });
    journal.open();
    for (let index = 0; index < 100; index += 1) journal.append({ c: "facts", k: "k", v: "v" });
    journal.close();
    expect(made).toBe(1);
  });

  it("of a store stays bounded under writes without end", () => {
    const store = openStore(dataDir, 0);
    const value = "x".repeat(1 << 20);
    for (let index = 0; index < 40; index += 1) store.facts.put("one", `${index} ${value}`);
    store.close();
    expect(statSync(file()).size).toBeLessThan(12 << 20);
    expect(openStore(dataDir, 0).facts.get("one")?.slice(0, 3)).toBe("39 ");
  });

  it("loses nothing when the process is killed in the middle of making the file anew", () => {
    const { signal } = inProcess(`
      const facts = new Map();
      const journal = new Journal(file, {
        compactAfter: 1000,
        records: function* () {
          let told = 0;
          for (const [k, v] of facts) {
            if (told++ > facts.size / 2) process.kill(process.pid, "SIGKILL");
            yield { c: "facts", k, v: v + "x".repeat(1 << 20) };
          }
        },
      });
      journal.open();
      for (let index = 0; index < 1000; index += 1) {
        journal.append({ c: "facts", k: "fact " + index, v: "there" });
        facts.set("fact " + index, "there");
      }`);
    expect([signal, statSync(`${file()}.next`).size > 1 << 20]).toEqual(["SIGKILL", true]);
    const answered = openStore(dataDir, 0).facts.entries();
    expect(answered.length).toBeGreaterThan(20);
    expect(answered).toEqual(answered.map((_, index) => [`fact ${index}`, "there"]));
  });

  it("heals once there is room again after a line was cut short by a full disk", () => {
    const { status, stderr } = inProcess(
      `
      const store = openStore(dataDir, 0);
      store.facts.put("kept", "yes");
      let refused = 0;
      for (let index = 0; index < 40; index += 1) {
        try {
          store.facts.put("one", index + "x".repeat(5000));
        } catch {
          refused += 1;
        }
      }
      store.facts.put("last", "yes");
      store.close();
      process.exit(refused > 0 ? 0 : 3);`,
      // Files of at most 32 KiB, in the shell's half kibibytes.
      'ulimit -f 64 && exec "$@"',
    );
    expect(status, stderr).toBe(0);
    const { facts } = openStore(dataDir, 0);
    expect([facts.get("kept"), facts.get("last")]).toEqual(["yes", "yes"]);
    expect(readFileSync(file(), "utf8").split("\n")).toHaveLength(4);
  });
});

it("a delivery written down with each of its attempts is read as its last few and their number", () => {
  const attempts = Array.from({ length: 300 }, (_, index) => ({ at: String(index), status: 500 }));
  const old = {
    deliveryId: "dlv_1",
    eventId: "evt_1",
    eventType: "job.completed",
    body: "{}",
    state: "pending",
    forged: false,
    createdAt: 0,
    dueAt: 0,
    attempts,
  };
  const records = [{ c: "deliveries", k: "dlv_1", v: old }];
  const journal = new Journal(file(), { records: () => records });
  journal.open();
  journal.close();
  openStore(dataDir, 0).close();
  const store = openStore(dataDir, 0);
  expect(store.deliveries.get("dlv_1")).toEqual({
    ...old,
    attemptCount: 300,
    attempts: attempts.slice(-5),
  });
  store.close();
});
