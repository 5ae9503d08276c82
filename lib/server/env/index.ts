import "server-only";
import { databasePasswords } from "./database-address";
import { parseEnvironment, type Env } from "./parse";
import { logLevel } from "./schema";

export { EnvironmentError } from "./environment-error";
export type { Env } from "./parse";

declare global {
  // Next bundles the instrumentation, the proxy and the routes apart; the process is what they share.
  var countersignEnvironment: Env | undefined;
}

/**
 * The environment of this process, parsed once.
 * @throws EnvironmentError with one line per missing or wrong variable.
 */
export const env = (): Env => {
  if (globalThis.countersignEnvironment === undefined) {
    const parsed = parseEnvironment(process.env);
    // next-auth reads its own address from this variable and from nowhere else; without it, it
    // would believe whatever Host a request names.
    process.env["NEXTAUTH_URL"] = parsed.appUrl.origin;
    globalThis.countersignEnvironment = parsed;
  }
  return globalThis.countersignEnvironment;
};

/** Whether this is `next dev`, whose runtime needs `eval` and inline styles. Set by Next, not by people. */
export const isDevelopmentServer = (): boolean => process.env.NODE_ENV === "development";

/** Where this process listens. Set by Next once it does, whatever it was asked for. */
export const listeningPort = (): string | undefined => process.env["PORT"];

/** The level to log at. Read apart from `env()`: what refuses the start has to be logged too. */
export const logLevelOfProcess = (): string =>
  logLevel.safeParse(process.env["LOG_LEVEL"]).data ?? "info";

const secretsIn = (known: Env): readonly string[] => [
  known.nextAuthSecret,
  known.realm.apiKey,
  known.realm.apiSecret,
  ...known.realm.webhookSecrets,
  // Of such an address the path is often the key.
  ...(known.alertWebhook === null ? [] : [known.alertWebhook.secret, known.alertWebhook.url.href]),
  ...(known.vault.keys?.all ?? []).map(({ bytes }) => Buffer.from(bytes).toString("base64")),
  ...(known.database.url === null ? [] : databasePasswords(known.database.url)),
];

/** Asked at every line of the log, so they are gathered once. */
const gathered = new WeakMap<Env, readonly string[]>();

/** Every secret this process knows, for those who must recognise one. Empty before `env()`. */
export const knownSecrets = (): readonly string[] => {
  const known = globalThis.countersignEnvironment;
  if (known === undefined) return [];
  const before = gathered.get(known);
  if (before) return before;
  const secrets = secretsIn(known);
  gathered.set(known, secrets);
  return secrets;
};
