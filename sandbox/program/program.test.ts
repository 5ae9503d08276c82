import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { lockFolder } from "./lock";
import { parseOptions } from "./options";
import { freePorts } from "./ports";

describe("the command line", () => {
  it("has the documented ports and folder where nothing is said", () => {
    const { ports, dataDir, json, reset } = parseOptions([]);
    expect(ports).toEqual({ realm: 4010, control: 4019, wallet: 4020, rpc: 8899 });
    expect([dataDir, json, reset]).toEqual([".data/sandbox", false, false]);
    expect(parseOptions([]).slotMillis).toBe(400);
  });

  it("counts all ports from --port-base", () => {
    expect(parseOptions(["--port-base", "24000"]).ports).toEqual({
      realm: 24000,
      control: 24001,
      wallet: 24002,
      rpc: 24003,
    });
  });

  it.each([
    ["--port-base", "http"],
    ["--port-base", "80"],
    ["--port-base", "70000"],
    ["--slot-millis", "0"],
    ["--slot-millis", "soon"],
    ["--colour"],
    ["stray"],
  ])("refuses %s %s", (...args) => {
    expect(() => parseOptions(args)).toThrow();
  });
});

describe("ports", () => {
  it("moves on where one is taken, and keeps RPC and WebSocket side by side", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    const ports = await freePorts({ realm: port, control: port, wallet: port, rpc: port - 1 });
    taken.close();
    const used = [ports.realm, ports.control, ports.wallet, ports.rpc, ports.rpc + 1];
    expect(used).not.toContain(port);
    expect(new Set(used).size).toBe(used.length);
  });
});

describe("the folder's lock", () => {
  it("keeps a second sandbox out until the first is gone", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "countersign-lock-"));
    const first = await lockFolder(dataDir);
    await expect(lockFolder(dataDir)).rejects.toThrow("Another sandbox is using");
    await first.release();
    await (await lockFolder(dataDir)).release();
  });

  it("is free again after its holder was killed", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "countersign-lock-"));
    const lock = JSON.stringify(join(import.meta.dirname, "lock.ts"));
    const script = `
      const { lockFolder } = await import(${lock});
      await lockFolder(${JSON.stringify(dataDir)});
      process.kill(process.pid, "SIGKILL");`;
    const child = spawnSync(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      script,
    ]);
    expect(child.signal).toBe("SIGKILL");
    await (await lockFolder(dataDir)).release();
  });
});
