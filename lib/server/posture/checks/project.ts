import { requirementNames, type Finding } from "@/lib/core/posture";
import { isPlainRemoteDatabase } from "@/lib/server/env/database-address";
import { isLoopback } from "@/lib/server/upstream/address";
import { attention, count, fail, holds, pass, type Measure } from "../check";
import { CHALLENGE, JSON_TYPE } from "../doors";
import type { Probe } from "../probe/probe";

const NOBODYS = "00000000-0000-4000-8000-000000000000";

/** What an attacker tries first, and how it has to end. */
const ATTACKS = [
  ["somebody's purchase", 401, `/api/purchases/${NOBODYS}`],
  ["somebody's file", 401, `/api/files/${NOBODYS}`],
  ["a way out of a folder", 404, "/api/files-%2e%2e%2f%2e%2e%2f.env"],
  ["a header in an address", 200, "/?query=a%0d%0aset-cookie:posture=1"],
  ["next-auth's own pages", 404, "/api/auth/signin?callbackUrl=https://attacker.example"],
  ["a method nobody offers", 404, "/api/operator/nothing"],
] as const;

const BODIES = [
  ["a prototype in a body", 400, '{"__proto__":{"admin":true},"address":"x"}'],
  ["an oversize body", 413, `{"address":"${"1".repeat(17_000)}"}`],
  ["bytes that are no JSON", 400, "\u0000\u0001"],
] as const;

const penetration: Measure = async ({ ask }) => {
  const asked = ATTACKS.map(async ([what, wanted, path]) => {
    const { status, header, setCookies } = await ask(path);
    const led = header("location")?.includes("attacker.example") === true;
    const planted = setCookies.some((cookie) => cookie.startsWith("posture="));
    return status === wanted && !led && !planted ? null : `${what} (${status})`;
  });
  const sent = BODIES.map(async ([what, wanted, body]) => {
    const question = { method: "POST", headers: JSON_TYPE, body } as const;
    const { status } = await ask(CHALLENGE, question);
    return status === wanted ? null : `${what} (${status})`;
  });
  const ends = await Promise.all([...asked, ...sent]);
  const through = ends.filter((end) => end !== null);
  return [
    holds(
      through.length === 0,
      `${ends.length} of ${ends.length} tries at this instance ended as they should; npm run pentest makes all of them.`,
      `Ended otherwise than they should: ${through.join(", ")}.`,
    ),
  ];
};

const SECTIONS = ["OWASP Top 10 2021", "OWASP Top 10 2025", "ASVS 5.0"] as const;

const standards: Measure = async ({ projectFile }) => {
  const file = await projectFile("docs/security.md");
  if (file === null) return [attention("docs/security.md is not deployed here.")];
  const missing = SECTIONS.filter((section) => !file.text.includes(section));
  const untold = requirementNames.filter((name) => !file.text.includes(`id="${name}"`));
  const rows = file.text.split("\n").filter((line) => line.startsWith("| ")).length;
  return [
    holds(
      missing.length === 0 && untold.length === 0,
      `docs/security.md: ${rows} lines of tables, ${requirementNames.length} requirements, ${SECTIONS.join(", ")}.`,
      `docs/security.md lacks ${[...missing, ...untold].join(", ")}.`,
    ),
  ];
};

/** By the headings of the operator's guide. */
const RUNBOOKS: Readonly<Record<string, RegExp>> = {
  "compromised key": /^#+ .*compromised (?:key|credential)/imu,
  "forged webhooks": /^#+ .*forged webhook/imu,
  "leaked database": /^#+ .*(?:leaked database|database .*leak)/imu,
  "REALM down": /^#+ .*\bREALM .*(?:down|away|answer)/imu,
  "RPC down": /^#+ .*\bRPC .*(?:down|away|answer)/imu,
};

const runbooks: Measure = async ({ projectFile }) => {
  const file = await projectFile("docs/operations.md");
  if (file === null) return [attention("docs/operations.md is not deployed here.")];
  const missing = Object.entries(RUNBOOKS).filter(([, heading]) => !heading.test(file.text));
  return [
    holds(
      missing.length === 0,
      `docs/operations.md has ${count(Object.keys(RUNBOOKS).length, "runbook")}, last changed ${file.changedAt.toISOString().slice(0, 10)}.`,
      `docs/operations.md lacks the runbooks for: ${missing.map(([what]) => what).join(", ")}.`,
    ),
  ];
};

const OTHERS = 0o077;
const GUIDES = ["docs/operations.md", "docs/deployment.md"] as const;
const BACKUP = /^#+ .*backup/imu;

/**
 * This process speaks plain HTTP alone, so whoever answers by TLS at the public address is a gateway.
 * How many hops there are can't be seen; that what clients write is not believed is the line `allowlists`.
 */
const gatewayOf = async ({ ask, env }: Probe): Promise<Finding> => {
  const { origin } = env.appUrl;
  const hops = count(env.trustedProxyHops, "trusted hop");
  if (isLoopback(env.appUrl))
    return attention(`${origin} is this machine: there is no gateway in front.`);
  if (env.trustedProxyHops === 0)
    return fail(`${origin} is not this process's own address, and ${hops} set.`);
  const { via } = await ask("/api/health");
  return via === "public address" && env.appUrl.protocol === "https:"
    ? pass(`A gateway answers at ${origin} by TLS, which this process does not speak: ${hops} set.`)
    : attention(
        `Whether a gateway stands in front was not seen: ${origin} can't be reached from here.`,
      );
};

const deployment: Measure = async (probe) => {
  const { env, dataFolderMode, projectFile } = probe;
  const { database } = env;
  const [gateway, mode] = await Promise.all([gatewayOf(probe), dataFolderMode()]);
  const guides = await Promise.all(GUIDES.map((name) => projectFile(name)));
  const guide = guides.find((file) => file !== null && BACKUP.test(file.text));
  return [
    gateway,
    mode === null
      ? holds(
          database.url !== null && !isPlainRemoteDatabase(database.url),
          "The database is on this machine, or reached by TLS.",
          "The database is reached over the network without TLS.",
        )
      : holds(
          (mode & OTHERS) === 0,
          `The data folder can be opened by its user alone (${mode.toString(8)}).`,
          `The data folder can be opened by others (${mode.toString(8)}).`,
        ),
    guide
      ? attention(`Whether backups are made can't be seen from here; ${guide.name} says how.`)
      : attention("There is no guide to backups here."),
  ];
};

export const projectChecks = {
  penetration,
  standards,
  runbooks,
  deployment,
} as const satisfies Readonly<Record<string, Measure>>;
