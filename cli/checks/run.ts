import { spawn } from "node:child_process";
import { setPriority } from "node:os";

export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/**
 * Room for what is short-lived, in MiB: with Node's 16 the checks spend a quarter of their time
 * collecting garbage.
 */
const ROOM = "--max-semi-space-size=64";

/**
 * Runs `node …args` to its end, keeping what it prints. Never rejects: a start that fails is code 1.
 * @param niceness 0 to 19: how far it gives way to what runs beside it
 */
export const runNode = (
  args: readonly string[],
  env: Record<string, string> = {},
  niceness = 0,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const start = Date.now();
    const child = spawn(process.execPath, [...args], {
      env: {
        ...process.env,
        NO_COLOR: "1",
        NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} ${ROOM}`.trim(),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const finish = (code: number): void => {
      resolve({
        code,
        output: Buffer.concat(chunks).toString("utf8"),
        seconds: (Date.now() - start) / 1000,
      });
    };
    child.once("error", () => {
      finish(1);
    });
    child.once("close", (code) => {
      finish(code ?? 1);
    });
  });
