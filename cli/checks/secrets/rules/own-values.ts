import { looksRandom } from "../looks-random";
import type { Rule } from "../rule";

/** Shorter ones could stand anywhere by chance. */
const SHORTEST = 12;

/** The app's own, which are secret whatever they look like. */
const OURS: ReadonlySet<string> = new Set([
  "ALERT_WEBHOOK_SECRET",
  "NEXTAUTH_SECRET",
  "REALM_API_KEY",
  "REALM_API_SECRET",
  "REALM_WEBHOOK_SECRETS",
  "VAULT_MASTER_KEY",
]);

const isSecret = (name: string, value: string): boolean =>
  value.length >= SHORTEST &&
  (OURS.has(name) || (/SECRET|PASSWORD|TOKEN|_KEY$/u.test(name) && looksRandom(value)));

/**
 * The secrets this very machine has in its environment, wherever they are found: no guess about their
 * form, so none of any form gets by.
 */
export const ownValues = (variables: Readonly<Record<string, string | undefined>>): Rule => {
  const values = Object.entries(variables).flatMap(([name, text = ""]) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((value) => isSecret(name, value)),
  );
  return {
    id: "own-values",
    what: "a secret of this machine's environment",
    find: (text) => values.map((value) => text.indexOf(value)).filter((at) => at >= 0),
  };
};
