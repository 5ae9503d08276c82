import { spawn } from "node:child_process";
import { link, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Another process that holds the lock until it is killed. */
const holder = async () => {
  const script = join(folder, "hold.ts");
  await writeFile(
    script,
    `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "folder-lock.ts"))};
     void lockFolder(process.argv[2] ?? "").then(() => {
       process.stdout.write("locked");
       setInterval(() => undefined, 1000);
     });`,
  );
  const child = spawn(process.execPath, ["--import", "tsx", script, folder]);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => {
      resolve();
    });
    child.once("exit", () => {
      reject(new Error("the holder ended early"));
    });
  });
  return {
    kill: () =>
      new Promise<void>((resolve) => {
        child.once("exit", () => {
          resolve();
        });
        child.kill("SIGKILL");
      }),
  };
};

test("a folder is locked once in a process, and again after it was let go", async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("in use by another process");
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

test("a second process is refused with a sentence that says what to do", async () => {
  const other = await holder();
  await expect(lockFolder(folder)).rejects.toThrow(
    `The database in ${folder} is in use by another process. Stop that one, or set DATA_DIR to another folder or DATABASE_URL to a Postgres.`,
  );
  await other.kill();
});

test("kill -9 of the holder lets go of the folder: nobody has to remove a stale file", async () => {
  const other = await holder();
  await other.kill();
  expect(await readdir(folder)).toContain("lock");
  await (
    await lockFolder(folder)
  )();
  expect((await readdir(folder)).filter((name) => name.startsWith("lock"))).toEqual([]);
});

test("of several that take over from the dead at once, exactly one gets the folder", async () => {
  const other = await holder();
  await other.kill();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  const holders = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(holders).toHaveLength(1);
  await holders[0]?.();
});

test("a living holder whose socket was moved aside for a moment keeps the folder", async () => {
  const other = await holder();
  // What a process does that believed the holder dead, stopped halfway.
  await rename(join(folder, "lock"), join(folder, "lock.aside"));
  await expect(lockFolder(folder)).rejects.toThrow("in use by another process");
  await link(join(folder, "lock.aside"), join(folder, "lock"));
  await expect(lockFolder(folder)).rejects.toThrow("in use by another process");
  await other.kill();
  await (
    await lockFolder(folder)
  )();
});

test("a folder whose path is too long for a socket is refused with a sentence", async () => {
  await expect(lockFolder(join(folder, "x".repeat(120)))).rejects.toThrow(
    "choose a shorter DATA_DIR",
  );
});
