import { randomBytes, randomUUID } from "node:crypto";
import { and, count as rows, isNull, ne, or } from "drizzle-orm";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import { PLATFORM } from "@/lib/server/vault";
import { parseMasterKeys, type MasterKeys } from "@/lib/server/vault/master-keys";
import { attention, count, holds, pass, refusal, type Measure } from "../check";
import { needlesOf } from "../forms";
import type { Probe } from "../probe/probe";
import { MOST_ROWS, searchTables } from "../search-tables";

const freshKeys = (): MasterKeys => parseMasterKeys(randomBytes(32).toString("base64"));

/** Adds two made-up credentials, has the first compromised, and looks at what that left behind. */
const drill = async ({ parts, env, now }: Probe, transaction: Database) => {
  const vault = parts.createVault({
    database: transaction,
    keys: freshKeys(),
    environment: env.appEnv,
    dueAfter: (since) => since,
    now,
  });
  const owner = `posture ${randomUUID()}`;
  const add = async (label: string) => {
    const secret = {
      apiKey: `rk_${randomBytes(16).toString("hex")}`,
      apiSecret: `rs_${randomBytes(16).toString("hex")}`,
    };
    const { id } = await vault.add({ owner, label, scopes: ["browse"], ...secret }, "system");
    return { id, secret };
  };
  const stolen = await add("stolen");
  await vault.markVerified(stolen.id, "system", stolen.secret, "a drill's account");
  await vault.promote(stolen.id, "system");
  const spare = await add("spare");
  const unproven = await refusal(() => vault.promote(spare.id, "system"));
  await vault.markVerified(spare.id, "system", spare.secret, "a drill's account");
  const { replacement } = await vault.revoke(stolen.id, "a drill", "system");
  return {
    unproven,
    replaced: replacement?.id === spare.id,
    gone: await refusal(() => vault.reveal(stolen.id)),
    recorded: (await deedsTo(transaction, stolen.id)).some(({ words }) => words === "a drill"),
  };
};

const revocation: Measure = async (probe) => {
  const found = await probe.rehearse((transaction) => drill(probe, transaction));
  const revoked = (await probe.credentials()).filter(({ state }) => state === "revoked");
  const silent = revoked.filter(({ revokedAt }) => revokedAt === null);
  return [
    holds(
      found.replaced && found.gone === "CREDENTIAL_STATE",
      "In a drill the revoked one could no longer be opened and the verified next took its place at once.",
      "In a drill the revoked one went on, or nothing took its place.",
    ),
    holds(
      found.unproven === "CREDENTIAL_UNVERIFIED",
      "One that REALM was not asked about could not be promoted.",
      "One that REALM was not asked about was promoted.",
    ),
    holds(
      found.recorded,
      "Who and why stood in the audit log.",
      "The audit log said nothing of it.",
    ),
    holds(
      silent.length === 0,
      `${count(revoked.length, "credential")} revoked so far, each with its time.`,
      `${count(silent.length, "revoked credential")} without a time.`,
    ),
  ];
};

const useVisible: Measure = async ({ visitRealm }) => {
  const { countedBefore, countedAfter, errors } = await visitRealm();
  return [
    holds(
      countedAfter > countedBefore,
      `A read of REALM was counted: ${countedBefore} calls before, ${countedAfter} after, ${errors} of them failed.`,
      `A read of REALM was not counted: ${countedBefore} calls before and ${countedAfter} after.`,
    ),
  ];
};

/** Whether what was sealed opens for somebody who should not be able to open it. */
const opensFor = async ({ parts }: Probe) => {
  const [keys, others] = [freshKeys(), freshKeys()];
  const record = randomUUID();
  const sealed = parts.seal(keys, record, "a made-up secret");
  const bytes = Buffer.from(sealed.ciphertext, "base64");
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  const changed = { ...sealed, ciphertext: bytes.toString("base64") };
  // As a thief would: their own key under the name of ours.
  const posing = { ...others.current, id: keys.current.id };
  const codes = await Promise.all([
    refusal(() => parts.open({ current: posing, all: [posing] }, record, sealed)),
    refusal(() => parts.open(keys, randomUUID(), sealed)),
    refusal(() => parts.open(keys, record, changed)),
  ]);
  return {
    own: parts.open(keys, record, sealed) === "a made-up secret",
    strangers: codes.some((code) => code !== "VAULT_LOCKED"),
  };
};

const sealedRows = async (database: Database) => {
  const live = ne(credentials.state, "revoked");
  const open = or(isNull(credentials.ciphertext), isNull(credentials.wrappedKey));
  const [all] = await database.select({ rows: rows() }).from(credentials).where(live);
  const [plain] = await database.select({ rows: rows() }).from(credentials).where(and(live, open));
  return { all: all?.rows ?? 0, plain: plain?.rows ?? 0 };
};

const encryptedAtRest: Measure = async (probe) => {
  const database = await probe.database();
  const [sealed, opened, found] = await Promise.all([
    sealedRows(database),
    opensFor(probe),
    searchTables(database, needlesOf(await probe.secrets())),
  ]);
  const active = (await probe.credentials()).filter(
    ({ owner, state }) => owner === PLATFORM && state === "active",
  );
  return [
    holds(
      sealed.plain === 0,
      `${count(sealed.all, "live credential")}, each encrypted with a data key of its own.`,
      `${count(sealed.plain, "live credential")} not encrypted.`,
    ),
    holds(
      opened.own && !opened.strangers,
      "A sealed secret opened with its master key alone: not with another, not moved to another record, not changed by a bit.",
      "A sealed secret opened without its master key, or moved, or changed; or did not open with it.",
    ),
    holds(
      found.holding.length === 0,
      `${count(found.tables, "table")} searched for this instance's secrets, up to ${MOST_ROWS.toLocaleString("en-US")} of the newest rows of each: none in clear.`,
      `Secrets stand in clear in ${found.holding.join(", ")}.`,
    ),
    active.length > 0
      ? pass("The platform's credential was opened from its encrypted form.")
      : attention("The platform has no credential to open."),
  ];
};

export const vaultChecks = {
  revocation,
  "use-visible": useVisible,
  "encrypted-at-rest": encryptedAtRest,
} as const satisfies Readonly<Record<string, Measure>>;
