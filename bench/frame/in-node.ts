import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { bundleForNode } from "./build";

/**
 * Runs a program in a Node of its own: `input` is written to it as JSON, what it prints is read as
 * JSON. @throws Error where it ends badly; its words go to standard error.
 */
export const runInNode = async (entry: string, input: unknown): Promise<unknown> => {
  const file = await bundleForNode(entry);
  // As the server runs: under this condition `server-only` is empty and throws without it.
  const child = spawn(process.execPath, ["--conditions=react-server", file], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stdin.end(JSON.stringify(input));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  await rm(file);
  if (code !== 0) throw new Error(`${entry} ended with ${code ?? "a signal"} in Node.`);
  return JSON.parse(Buffer.concat(printed).toString("utf8"));
};
