import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { appEnvironment, startApp } from "./stack/app";
import { buildWhenNeeded } from "./stack/build";
import type { Child } from "./stack/child";
import { freePort } from "./stack/ports";
import { startSandbox } from "./stack/sandbox";
import { keptSecrets } from "./stack/secrets";
import { registerWebhooks } from "./stack/webhooks";

const help = `npm run demo [-- --reset] [-- --port N]

Builds what is missing, starts the sandbox (a REALM emulator, a local Solana cluster, a wallet) and
the app, and prints the addresses. Ctrl-C ends all of it. The data stays in .data for the next run.

  --reset    forget everything and start over
  --port N   where the app listens (default 3000; the next free one if it is taken)
  --help     this text

The app's log shows warnings and errors; with LOG_LEVEL=info in the environment, every request.`;

const say = (line: string): void => {
  console.log(line);
};

const children: Child[] = [];
const state = { ending: false };

/** Ends what was started, the app first: it still wants the sandbox's ports to say goodbye. */
const end = async (code: number): Promise<void> => {
  if (state.ending) return;
  state.ending = true;
  for (const child of children.toReversed()) await child.stop();
  process.exit(code);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { reset: { type: "boolean" }, port: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help === true) {
    say(help);
    return;
  }
  const folder = path.resolve(".data", "demo");
  process.on("SIGINT", () => void end(0));
  process.on("SIGTERM", () => void end(0));

  if (values.reset === true) await rm(folder, { recursive: true, force: true });
  say("Building …");
  say(
    (await buildWhenNeeded("shown")) === "built" ? "Built." : "Already built from these sources.",
  );
  say("Starting the sandbox …");
  const sandbox = await startSandbox({ dataDir: path.join(folder, "sandbox") });
  children.push(sandbox.child);
  const port = await freePort(Number(values.port ?? "3000"));
  const appUrl = `http://127.0.0.1:${port}`;
  const environment = {
    // A line for each request would carry the addresses off the screen at once.
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
    ...appEnvironment(sandbox.ready, await keptSecrets(folder), {
      appUrl,
      dataDir: path.join(folder, "app"),
    }),
  };
  say("Starting the app …");
  const app = await startApp({ port, environment });
  children.push(app);
  await registerWebhooks(sandbox.ready, appUrl);
  say(
    [
      "",
      `  Countersign       ${appUrl}`,
      `  Sandbox wallet    ${sandbox.ready.wallet}`,
      `  REALM emulator    ${sandbox.ready.realm}`,
      `  Solana RPC        ${sandbox.ready.rpc}`,
      `  Control port      ${sandbox.ready.control}`,
      "",
      "  Open the first address, connect the Sandbox Wallet, and buy something. Ctrl-C ends everything.",
    ].join("\n"),
  );
  const code = await Promise.race([app.ended, sandbox.child.ended]);
  if (!state.ending) {
    console.error("One of the programs ended by itself; ending the others.");
    await end(code === 0 ? 1 : code);
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The demo could not start.");
  return end(1);
});
