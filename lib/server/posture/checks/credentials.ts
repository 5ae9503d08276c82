import { randomBytes } from "node:crypto";
import { dueness, PLATFORM, type Credential } from "@/lib/server/vault";
import { dueAfter } from "@/lib/server/vault/due";
import { attention, count, fail, holds, pass, refusal, type Measure } from "../check";
import { isClosed } from "../doors";
import { needlesOf } from "../forms";
import { startsWith } from "../made-up-environment";

const inBrowsers: Measure = async ({ browserFiles, secrets, ask }) => {
  const needles = needlesOf(await secrets());
  const files = await browserFiles();
  const answers = await Promise.all(["/", "/api/health", "/api/nothing"].map((path) => ask(path)));
  const holding = files.filter(({ text }) => needles.some((needle) => text.includes(needle)));
  const told = answers.filter(({ text }) => needles.some((needle) => text.includes(needle)));
  if (files.length === 0) return [fail("There are no files for browsers to be searched.")];
  if (needles.length === 0) return [fail("This process knows no secret to look for.")];
  return [
    holds(
      holding.length === 0,
      `${count(files.length, "file")} for browsers searched for ${needles.length} forms of this instance's secrets: none found.`,
      `Secrets stand in what browsers load: ${holding.map(({ name }) => name).join(", ")}.`,
    ),
    holds(
      told.length === 0,
      `${answers.length} answers to strangers searched: none found.`,
      `${count(told.length, "answer")} to a stranger held a secret.`,
    ),
  ];
};

/** The headers that only code which signs calls to REALM has to name. */
const SIGNING = /x-signature|x-api-key|realm_api_secret/iu;

const signing: Measure = async ({ browserFiles }) => {
  const files = await browserFiles();
  const holding = files.filter(({ text }) => SIGNING.test(text));
  if (files.length === 0) return [fail("There are no files for browsers to be searched.")];
  return [
    holds(
      holding.length === 0,
      `${count(files.length, "file")} for browsers searched for REALM's signature headers: none found.`,
      `Code that signs calls is in ${holding.map(({ name }) => name).join(", ")}.`,
    ),
  ];
};

const daysUntil = (at: Date, now: Date): number =>
  Math.floor((at.getTime() - now.getTime()) / 86_400_000);

const dueWords = ({ owner, fingerprint, dueAt }: Credential, now: Date): string => {
  const days = daysUntil(dueAt, now);
  const whose = owner === PLATFORM ? "The platform's" : "A creator's";
  return days < 0
    ? `${whose} credential ${fingerprint} is ${count(-days, "day")} overdue.`
    : `${whose} credential ${fingerprint} is due in ${count(days, "day")}.`;
};

const rotation: Measure = async ({ credentials, env, now }) => {
  const all = await credentials();
  const live = all.filter(({ state }) => state !== "revoked");
  // A narrower one goes before a wider one; two as wide for one operation would be chance.
  const placesOf = ({ owner, scopes, state }: Credential) =>
    scopes.map((scope) => `${owner} ${state} ${scope} ${scopes.length}`);
  const standing = live
    .filter(({ state }) => state === "active" || state === "next")
    .flatMap(placesOf);
  const platform = live.filter(({ owner, state }) => owner === PLATFORM && state === "active");
  const late = live.filter(({ dueAt }) => dueness(dueAt, now()) === "overdue");
  const soon = live.filter(({ dueAt }) => dueness(dueAt, now()) === "soon");
  const beyond = live.filter(({ createdAt, dueAt }) => dueAt > dueAfter(env.appEnv, createdAt));
  return [
    holds(
      new Set(standing).size === standing.length,
      `${count(live.length, "live credential")}: at most one active and one next for each purpose.`,
      "Two credentials are active or next for the same purpose.",
    ),
    holds(platform.length > 0, "The platform has an active one.", "The platform has none active."),
    ...platform.map((one) => pass(dueWords(one, now()))),
    ...late.map((one) => attention(dueWords(one, now()))),
    ...soon.map((one) => attention(dueWords(one, now()))),
    ...beyond.map(({ fingerprint }) =>
      attention(`${fingerprint} may serve longer than ${env.appEnv} allows.`),
    ),
  ];
};

const ownEnvironment: Measure = ({ parts, env }) => {
  const fresh = randomBytes(16).toString("hex");
  return Promise.resolve([
    pass(`This instance is ${env.appEnv}.`),
    holds(
      startsWith(parts.parseEnvironment, {}),
      "A complete production environment would start.",
      "A right production environment is refused, so the refusal below says nothing.",
    ),
    holds(
      !startsWith(parts.parseEnvironment, { REALM_API_KEY: `rk_sandbox_${fresh}` }),
      "The same with a development key would not.",
      "A development key would be let into production.",
    ),
  ]);
};

const leastPrivilege: Measure = async ({ parts, ask, now }) => {
  const credential = (id: string, scopes: Credential["scopes"]) => ({
    ...{ id, scopes, fingerprint: id, apiKey: id, apiSecret: id },
  });
  const sourceOf = (...held: readonly ReturnType<typeof credential>[]) =>
    parts.createCredentialSource({
      vault: { inUse: () => Promise.resolve(held) },
      owner: PLATFORM,
      now: () => now().getTime(),
    });
  const browsing = credential("browsing", ["browse"]);
  const all = credential("all", ["browse", "market", "studio"]);
  const narrow = await sourceOf(all, browsing).current("browse");
  const refused = await refusal(() => sourceOf(browsing).current("market"));
  const page = await ask("/operator");
  const deed = await ask("/api/operator/webhooks/1/replay", { method: "POST" });
  return [
    holds(
      refused === "CREDENTIAL_MISSING" && narrow.id === browsing.id,
      "A credential for browsing is not used to buy, and is preferred to a wider one.",
      "A credential was taken for what it is not meant for.",
    ),
    holds(
      isClosed(page.status) && isClosed(deed.status),
      `To a stranger the operator's page answers ${page.status} and a deed ${deed.status}.`,
      `To a stranger the operator's page answers ${page.status} and a deed ${deed.status}: not closed.`,
    ),
  ];
};

const tokens: Measure = async ({ parts }) => {
  const state = { now: 0, issued: 0 };
  const token = parts.accessToken({
    issue: async () => {
      await Promise.resolve();
      state.issued += 1;
      return { accessToken: `token ${state.issued}`, expiresIn: 3_600 };
    },
    now: () => state.now,
  });
  await Promise.all(Array.from({ length: 40 }, token));
  const together = state.issued;
  state.now = 3_299_000;
  await token();
  const before = state.issued;
  state.now = 3_300_000;
  await Promise.all(Array.from({ length: 40 }, token));
  return [
    holds(together === 1, "40 at once asked for one token.", `40 at once asked for ${together}.`),
    holds(
      before === 1 && state.issued === 2,
      "It was renewed five minutes before its end, once; REALM itself takes keys.",
      "It was not renewed five minutes before its end, or more than once.",
    ),
  ];
};

export const credentialChecks = {
  "secrets-outside": inBrowsers,
  "signing-on-server": signing,
  rotation,
  "own-environment": ownEnvironment,
  "least-privilege": leastPrivilege,
  "access-tokens": tokens,
} as const satisfies Readonly<Record<string, Measure>>;
