// Runs before anything is installed, so it imports nothing that is not Node's own.
// usage: node cli/bootstrap.mjs demo|test|verify [arguments]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const NEEDED = [20, 20];
const commands = ["demo", "test", "verify"];

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  fail(
    `Countersign needs Node ${NEEDED.join(".")} or newer; this is ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org and run the command again.",
  );
};

/** What was installed is what the lockfile says: the stamp is its hash, with Node's major and the platform. */
const installWhenNeeded = () => {
  const stampFile = path.join(root, "node_modules", ".countersign-installed");
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json"])
    hash.update(readFileSync(path.join(root, name)));
  hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`);
  const stamp = hash.digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  process.stderr.write("Installing dependencies (npm ci); about a minute the first time …\n");
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const result = spawnSync(program, [...args, "ci", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: npm === undefined && process.platform === "win32",
  });
  if (result.status !== 0) fail("npm ci failed; its words are above. Nothing was started.");
  writeFileSync(stampFile, stamp);
};

const [command, ...rest] = process.argv.slice(2);
if (!commands.includes(command ?? "")) fail(`usage: node cli/bootstrap.mjs ${commands.join("|")}`);
checkNode();
installWhenNeeded();

// The command takes this process's place as far as the platform allows: same terminal, same signals.
const { spawn } = await import("node:child_process");
const child = spawn(
  process.execPath,
  ["--import", "tsx", path.join(root, "cli", `${command}.ts`), ...rest],
  {
    cwd: root,
    stdio: "inherit",
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // A terminal's Ctrl-C reaches the child by itself; only wait for it. Others are handed on.
  process.on(signal, () => {
    if (signal !== "SIGINT") child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
