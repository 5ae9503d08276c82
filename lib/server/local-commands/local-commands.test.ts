import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { logger } from "@/lib/server/log";
import { askRunningInstance, CommandRefused } from "./ask";
import { hearLocalCommands } from "./server";
import { socketOf } from "./socket";
import { mayAsk } from "./trusted";

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

/** Sends text as it is. */
const raw = (text: string): Promise<[number | undefined, string]> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath: socketOf(folder), path: "/echo", method: "POST" },
      (incoming) => {
        let answer = "";
        incoming.setEncoding("utf8").on("data", (piece: string) => (answer += piece));
        incoming.on("end", () => {
          resolve([incoming.statusCode, answer]);
        });
      },
    );
    outgoing.on("error", reject).end(text);
  });

/** As a process that is killed does. */
const hangUp = (): Promise<void> => {
  for (const server of servers) server.closeAllConnections();
  return Promise.resolve();
};

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

  it("that are no JSON are refused without a word of them, in the answer or the log", async () => {
    const errors = vi.spyOn(logger, "error").mockImplementation(() => undefined);
    await hear();
    const [status, text] = await raw('{"apiSecret":"canary"');
    expect(status).toBe(400);
    expect(text).not.toContain("canary");
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });

  it("have a socket of mode 0600 from its first moment, whatever the umask", async () => {
    const before = process.umask(0);
    await hear();
    expect(process.umask(before)).toBe(0);
    expect(statSync(socketOf(folder)).mode & 0o777).toBe(0o600);
  });

  it("say so when the instance ends before it answers", async () => {
    servers.push(await hearLocalCommands(folder, { die: hangUp }));
    expect(await refused("die", {})).toMatchObject({ code: "UNANSWERED" });
  });

  it("are not sent into a folder that others can write in", async () => {
    await hear();
    chmodSync(folder, 0o777);
    const { code, message } = await refused("echo", { apiSecret: "canary" });
    chmodSync(folder, 0o700);
    expect(code).toBe("FORBIDDEN");
    expect(message).toContain("chmod 700");
  });

  it.each([
    ["ours, in ours", 1000, 1000, 0o700, 1000, true],
    ["ours, in ours that others can read", 1000, 1000, 0o755, 1000, true],
    ["in ours that the group can write in", 1000, 1000, 0o770, 1000, false],
    ["another's, in ours", 1000, 1000, 0o700, 1001, false],
    ["ours, in another's", 1000, 1001, 0o755, 1000, false],
    ["the instance's, asked by root", 0, 1000, 0o700, 1000, true],
    ["another's in the instance's, asked by root", 0, 1000, 0o700, 1001, false],
    ["anybody's in a folder for all, asked by root", 0, 0, 0o1777, 1001, false],
  ])("may be sent into a socket that is %s: %i %i %o %i %s", (_, user, owner, mode, uid, may) => {
    expect(mayAsk({ uid: owner, mode }, { uid, mode: 0o600 }, user)).toBe(may);
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
