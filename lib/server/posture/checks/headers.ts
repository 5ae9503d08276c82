import { attention, holds, type Measure } from "../check";
import { nonceOf, weaknessesOf } from "../policy";

/** What every page has to say beside its policy. */
const EXPECTED = {
  "referrer-policy": /^(?:strict-origin-when-cross-origin|no-referrer|same-origin)$/u,
  "permissions-policy": /camera=\(\)/u,
  "cross-origin-opener-policy": /^same-origin-allow-popups$/u,
  "x-content-type-options": /^nosniff$/u,
  "x-frame-options": /^DENY$/u,
} as const;

const headers: Measure = async ({ ask, env }) => {
  const [page, again, data] = await Promise.all([
    ask("/"),
    ask("/"),
    ask("/api/health", { headers: { origin: "https://attacker.example" } }),
  ]);
  const policy = page.header("content-security-policy") ?? "";
  const weak = weaknessesOf(policy);
  const missing = Object.entries(EXPECTED)
    .filter(([name, value]) => !value.test(page.header(name) ?? ""))
    .map(([name]) => name);
  const nonce = nonceOf(policy);
  const hsts = page.header("strict-transport-security");
  const https = env.appUrl.protocol === "https:";
  return [
    holds(
      weak.length === 0,
      "The page's CSP was taken apart: nonce, strict-dynamic, no inline scripts, no frames around it.",
      `The page's CSP is weak: ${weak.join("; ")}.`,
    ),
    holds(
      nonce !== null && nonce !== nonceOf(again.header("content-security-policy") ?? ""),
      "Two pages had different nonces.",
      "Two pages had the same nonce, or none.",
    ),
    holds(
      missing.length === 0,
      "Referrer-Policy, Permissions-Policy, COOP, nosniff and X-Frame-Options are as they should be.",
      `Missing or other than it should be: ${missing.join(", ")}.`,
    ),
    holds(
      data.header("access-control-allow-origin") === null,
      "CORS is closed: another origin is told nothing.",
      "CORS is open to another origin.",
    ),
    https
      ? holds(hsts !== null, `HSTS: ${hsts ?? ""}.`, "HSTS is missing.")
      : attention("Plain HTTP on this machine: there is no HSTS to send."),
    ...(page.via === "public address"
      ? []
      : [attention("APP_URL can't be reached from here: what a gateway adds was not seen.")]),
  ];
};

export const headerChecks = { headers } as const satisfies Readonly<Record<string, Measure>>;
