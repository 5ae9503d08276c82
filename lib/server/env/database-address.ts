import { isLoopbackHost } from "@/lib/server/upstream/address";

/** Reading a `postgres://…` address as pg-connection-string does. */

const ENCRYPTED: ReadonlySet<string> = new Set(["require", "verify-ca", "verify-full"]);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign stands for itself.
    return text;
  }
};

/** Of a parameter given twice, the last counts. */
const parameter = (url: URL, name: string): string | undefined =>
  url.searchParams.getAll(name).at(-1);

/** Whether rows would cross a network in clear: another machine, and no `sslmode` that encrypts. */
export const isPlainRemoteDatabase = (text: string): boolean => {
  const url = new URL(text);
  const host = parameter(url, "host") ?? decoded(url.hostname);
  // No host, or a path, is a socket of this machine.
  const local = host === "" || host.startsWith("/") || isLoopbackHost(host.toLowerCase());
  return !local && !ENCRYPTED.has(parameter(url, "sslmode") ?? "");
};

/** The forms in which the address's password may turn up: as written, and as it is. */
export const databasePasswords = (text: string): readonly string[] => {
  const { password } = new URL(text);
  return password === "" ? [] : [...new Set([password, decoded(password)])];
};
