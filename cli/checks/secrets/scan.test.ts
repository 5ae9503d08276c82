import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSecrets } from "./index";
import { matching, type Rule } from "./rule";
import { scan } from "./scan";

const rule: Rule = { id: "canary", what: "a canary", find: matching(/canary-\d+/gu) };
const file = (name: string, text: string) => ({ name, text });

it("says the file and the line of each finding, and never the secret", () => {
  const files = [file("a.ts", "one\ncanary-1 canary-2\n"), file("b.ts", "no bird")];
  const lines = scan(files, [rule], []);
  expect(lines).toEqual(["a.ts:2: a canary (canary)", "a.ts:2: a canary (canary)"]);
});

it("allows one rule in one file, nothing beside it, and no allowance that is not needed any more", () => {
  const allowance = { file: "a.ts", rule: "canary", because: "a test" };
  const files = [file("a.ts", "canary-1"), file("lib/a.ts", "canary-2")];
  expect(scan(files, [rule], [allowance])).toEqual(["lib/a.ts:1: a canary (canary)"]);
  const other = { ...rule, id: "another" };
  expect(scan(files.slice(0, 1), [other], [allowance])).toEqual([
    "a.ts:1: a canary (another)",
    "a.ts: nothing to allow (canary)",
  ]);
});

describe("the search", () => {
  const token = ["rk", "sandbox", "q7Xv2LmB9tR4kWz8Yc3N"].join("_");
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), "secrets-"));
    const write = (name: string, text: string): void => {
      mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    };
    write(".gitignore", ".env\n.next/\nnode_modules/\n");
    write(".env", "VAULT_MASTER_KEY=only words in the file\n");
    write("lib/new.ts", `\n// ${token}\n`);
    write("lib/told.ts", "only words in the file, only words of the process");
    write("lib/picture.png", `\0${token}`);
    write("node_modules/x/index.js", token);
    write(".next/static/chunks/a.js", token);
    write(".next/server/a.js", token);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const expected = [
    "lib/new.ts:2: a REALM key or secret (realm-credential)",
    "lib/told.ts:1: a secret of this machine's environment (own-values)",
    ".next/static/chunks/a.js:1: a REALM key or secret (realm-credential)",
  ];
  const search = (): readonly string[] =>
    findSecrets(root, { NEXTAUTH_SECRET: "only words of the process" }, []);

  it("goes through a copy without git, the bundle, and this machine's own values", () => {
    expect(search().toSorted()).toEqual(expected.toSorted());
  });

  it("goes through what git would take, committed or not yet, and finds an .env it does take", () => {
    const git = (...words: string[]) => spawnSync("git", words, { cwd: root });
    if (git("init", "--quiet").status !== 0) return;
    expect(search().toSorted()).toEqual(expected.toSorted());
    git("add", "--force", ".env");
    expect(search()).toContain(".env:1: an environment file (env-file)");
  });
});
