import { CodedError } from "@/lib/core/errors";
import { parseAllowlist as anyAllowlist } from "@/lib/server/http/allowlist";
import { buckets } from "@/lib/server/limits/buckets";
import { inMemory } from "@/lib/server/limits/limiter";
import { attention, count, fail, holds, pass, type Measure } from "../check";
import { asksToSignIn, CHALLENGE, JSON_TYPE } from "../doors";
import { believesForgedAddresses } from "../forged-addresses";
import type { Answer } from "../probe/probe";

const LIMIT = /^"[a-z]+";r=\d+;t=\d+$/u;
const POLICY = /^"[a-z]+";q=(\d+);w=\d+$/u;

const rateLimits: Measure = async ({ parts, ask }) => {
  const answer = await ask("/api/health");
  const limit = answer.header("ratelimit") ?? "";
  const policy = answer.header("ratelimit-policy") ?? "";
  const consume = parts.createLimiter(inMemory);
  const { perAddress } = buckets.challenge;
  let refused: unknown = null;
  for (let use = 0; use <= perAddress && refused === null; use += 1)
    refused = await consume("challenge", { address: "192.0.2.1" }).then(
      () => null,
      (error: unknown) => error,
    );
  const said = refused === null ? null : parts.problem(refused, "posture");
  return [
    holds(
      LIMIT.test(limit) && POLICY.test(policy),
      `An answer of this instance says RateLimit ${limit} of ${policy}.`,
      "An answer of this instance carries no RateLimit headers.",
    ),
    holds(
      said?.status === 429 && Number(said.headers.get("retry-after")) > 0,
      `After ${perAddress} uses the next was refused with 429 and Retry-After.`,
      "One use too many was let through, or 429 did not say when to come back.",
    ),
    pass(`${count(Object.keys(buckets).length, "kind")} of route, each with a limit per address.`),
  ];
};

const admitsAll = (list: { readonly admits: (address: string | null) => boolean }): boolean =>
  list.admits(null);

const allowlists: Measure = async ({ parts, env, ask }) => {
  const list = parts.parseAllowlist(["192.0.2.0/24", "2001:db8::/32"]);
  const admitted = ["192.0.2.7", "2001:db8::1"].every((one) => list?.admits(one) === true);
  const kept = ["198.51.100.1", "2001:db9::1", null].every((one) => list?.admits(one) === false);
  const open = admitsAll(env.operatorAllowlist);
  const words = open
    ? "OPERATOR_ALLOWLIST is empty: the operator's pages can be asked for from any network, and the wallet decides."
    : "OPERATOR_ALLOWLIST names the networks of the operator's pages.";
  return [
    holds(
      admitted && kept && anyAllowlist(["192.0.2.0/33"]) === null,
      "Networks in IPv4 and IPv6 admit their own addresses and nobody else.",
      "A network admitted a stranger, or kept its own out.",
    ),
    await believesForgedAddresses(ask, env.trustedProxyHops),
    open && env.appEnv === "production" ? attention(words) : pass(words),
  ];
};

const INTERNALS = /node_modules|\/lib\/|\.ts:|\bat [A-Za-z.]+ \(|stack/iu;

const problemOf = ({ status, text, header }: Answer, wanted: number): string | null => {
  if (status !== wanted) return `it answers ${status} instead of ${wanted}`;
  if (header("content-type")?.startsWith("application/problem+json") !== true)
    return "it is no problem document";
  const id = header("x-request-id");
  if (id === null || !text.includes(`"requestId":"${id}"`)) return "it lacks its request id";
  if (!/"code":"[A-Z_]+"/u.test(text)) return "it lacks its code";
  return INTERNALS.test(text) ? "it tells internals" : null;
};

const problemDocuments: Measure = async ({ parts, ask }) => {
  const broken = { method: "POST", headers: JSON_TYPE, body: "{" } as const;
  const [missing, wrong, closed] = await Promise.all([
    ask("/api/nothing-of-the-kind"),
    ask(CHALLENGE, broken),
    ask("/api/purchases"),
  ]);
  const faults = [problemOf(missing, 404), problemOf(wrong, 400), problemOf(closed, 401)];
  const found = faults.filter((fault) => fault !== null);
  const inside = new Error("canary at /srv/lib/secret.ts:1", {
    cause: new CodedError("INTERNAL", "canary"),
  });
  const outside = await parts.problem(inside, "posture").text();
  return [
    holds(
      found.length === 0,
      "404, 400 and 401 of this instance are problem documents with their code and request id.",
      `Of 404, 400 and 401: ${found.join("; ")}.`,
    ),
    holds(
      !outside.includes("canary") && outside.includes("INTERNAL"),
      "An error of the inside tells the outside nothing but INTERNAL.",
      "An error of the inside tells the outside its own words.",
    ),
  ];
};

const ownData: Measure = async ({ ask, retention }) => {
  const [download, erase, runs] = await Promise.all([
    ask("/api/account/export"),
    ask("/api/account/erase", { method: "POST" }),
    retention(),
  ]);
  const wrong = runs.filter(({ state }) => state === "failing" || state === "late");
  const never = runs.filter(({ state }) => state === "never");
  const removed = runs.reduce((sum, { removedEver }) => sum + removedEver, 0);
  if (runs.length === 0) return [fail("There is no job that removes what is not kept.")];
  return [
    asksToSignIn(
      [download.status, erase.status],
      "Exporting and deleting one's own data are there, and ask a stranger to sign in.",
      `Without a session, export answers ${download.status} and delete ${erase.status} instead of 401.`,
    ),
    holds(
      wrong.length === 0,
      `${count(runs.length, "retention job")} ran when due and removed ${removed} rows and files so far.`,
      `Late or failing: ${wrong.map(({ what }) => what).join(", ")}.`,
    ),
    ...(never.length === 0
      ? []
      : [attention(`Not run yet: ${never.map(({ what }) => what).join(", ")}.`)]),
  ];
};

export const answerChecks = {
  "rate-limits": rateLimits,
  allowlists,
  "problem-documents": problemDocuments,
  "own-data": ownData,
} as const satisfies Readonly<Record<string, Measure>>;
