import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { askRunningInstance, CommandRefused } from "./ask";
import { hearLocalCommands } from "./server";
import { socketOf } from "./socket";

const folder = mkdtempSync(join(tmpdir(), "local-"));
const servers: Server[] = [];

const hear = async (): Promise<void> => {
  servers.push(
    await hearLocalCommands(folder, {
      echo: (input) => Promise.resolve(input),
      refuse: () => Promise.reject(new CodedError("CREDENTIAL_STATE", "canary for the log")),
      fail: () => Promise.reject(new Error("canary of the inside")),
      parse: (input) => Promise.resolve(z.strictObject({ apiSecret: z.number() }).parse(input)),
    }),
  );
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const refused = async (command: string, input: unknown): Promise<CommandRefused> => {
  const error: unknown = await askRunningInstance(folder, command, input, z.unknown()).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof CommandRefused) return error;
  throw new Error("it was not refused");
};

describe("commands on the same machine", () => {
  it("are answered by the instance, whose socket only its user can open", async () => {
    await hear();
    expect(await askRunningInstance(folder, "echo", { a: 1 }, z.object({ a: z.number() }))).toEqual(
      {
        a: 1,
      },
    );
    expect(statSync(socketOf(folder)).mode & 0o777).toBe(0o600);
  });

  it("find nobody where no instance runs, also beside the socket of one that was killed", async () => {
    expect(await askRunningInstance(join(folder, "none"), "echo", {}, z.unknown())).toBeNull();
    const path = socketOf(folder);
    const died = `require("node:net").createServer().listen(${JSON.stringify(path)},()=>process.kill(process.pid,"SIGKILL"))`;
    spawnSync(process.execPath, ["-e", died]);
    expect(statSync(path).isSocket()).toBe(true);
    expect(await askRunningInstance(folder, "echo", {}, z.unknown())).toBeNull();
    await hear();
    expect(await askRunningInstance(folder, "echo", 5, z.number())).toBe(5);
  });

  it("are refused with the sentence for people, and nothing of the inside", async () => {
    await hear();
    expect(await refused("refuse", {})).toMatchObject({ code: "CREDENTIAL_STATE" });
    const failed = await refused("fail", {});
    expect(failed.message).toBe("It failed; the log says why.");
    expect(await refused("none", {})).toMatchObject({ code: "NOT_FOUND" });
    expect(await refused("constructor", {})).toMatchObject({ code: "NOT_FOUND" });
  });

  it("never say back what was sent, which may be a secret", async () => {
    await hear();
    const { code, message } = await refused("parse", { apiSecret: "canary" });
    expect(code).toBe("INPUT_INVALID");
    expect(message).toContain("apiSecret");
    expect(message).not.toContain("canary");
  });

  it("are not taken without an end, nor by another method", async () => {
    await hear();
    expect(await refused("echo", "x".repeat(20_000))).toMatchObject({ code: "BODY_TOO_LARGE" });
    const status = await new Promise((resolve) => {
      request({ socketPath: socketOf(folder), path: "/echo", method: "GET" }, (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });

  it("do not take a file that is no socket for an instance", async () => {
    const other = mkdtempSync(join(tmpdir(), "local-"));
    writeFileSync(socketOf(other), "");
    await expect(askRunningInstance(other, "echo", {}, z.unknown())).resolves.toBeNull();
    rmSync(other, { recursive: true });
  });
});
