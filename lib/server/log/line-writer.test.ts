import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createLogger } from "./create-logger";
import { LineWriter } from "./line-writer";

const folder = mkdtempSync(path.join(tmpdir(), "countersign-lines-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string) => {
  const place = path.join(folder, name);
  const descriptor = openSync(place, "w");
  return {
    descriptor,
    written: () => readFileSync(place, "utf8"),
    close: () => {
      closeSync(descriptor);
    },
  };
};

test("lines of the same moment are written in their order, within milliseconds and by themselves", async () => {
  const { descriptor, written, close } = file("together");
  const writer = new LineWriter(descriptor);
  writer.write("one\n");
  writer.write("zwö\n");
  expect(written()).toBe("");
  await expect.poll(written).toBe("one\nzwö\n");
  writer.write("three\n");
  await expect.poll(written).toBe("one\nzwö\nthree\n");
  close();
});

test("no write is longer than a pipe takes as a whole, but where one line is", () => {
  const { descriptor, written, close } = file("whole");
  const writer = new LineWriter(descriptor);
  const line = `${"x".repeat(1_499)}\n`;
  for (let count = 0; count < 3; count += 1) writer.write(line);
  expect(written()).toBe(line.repeat(2));
  const long = `${"y".repeat(9_999)}\n`;
  writer.write(long);
  writer.flush();
  expect(written()).toBe(line.repeat(3) + long);
  close();
});

test.each(["warn", "error"] as const)("what is said as %s is written at once", (level) => {
  const { descriptor, written, close } = file(level);
  const log = createLogger({ level: "info", secrets: () => [], destination: descriptor });
  log.info({}, "Before.");
  expect(written()).toBe("");
  log[level]({}, "Wrong.");
  expect(written()).toMatch(/Before\..*\n.*Wrong\..*\n$/u);
  close();
});

/** A program that says so many lines and ends at once. */
const saying = (lines: number) => {
  const module = pathToFileURL(path.resolve("lib/server/log/line-writer.ts")).href;
  const program = `
    import { LineWriter } from ${JSON.stringify(module)};
    process.stdout.write("");
    const writer = new LineWriter(1);
    for (let line = 0; line < ${lines}; line += 1) writer.write(line + " " + "-".repeat(200) + "\\n");
    process.exit(0);`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
};

test("a process that ends says all it had to say, also to a reader who does not keep up", async () => {
  const lines = (await text(saying(5_000).stdout)).split("\n").slice(0, -1);
  expect(lines.map((line) => Number.parseInt(line, 10))).toEqual([...lines.keys()]);
  expect(lines).toHaveLength(5_000);
}, 30_000);

test("a reader who goes away takes the log with it, not the process", async () => {
  const child = saying(5_000);
  child.stdout.destroy();
  expect(await once(child, "exit")).toEqual([0, null]);
}, 30_000);
