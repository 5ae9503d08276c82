import { PLATFORM, type Credential } from "@/lib/server/vault";
import { createCredentialSource } from "@/lib/server/vault/source";
import { createVault, type Vault } from "@/lib/server/vault/vault";
import { accessToken } from "@/lib/server/upstream/authentication/access-token";
import { credentials } from "@/lib/server/db/schema/credentials";
import type { Probe } from "../probe/probe";
import { answering, broken, looks, unmeasured, without, type Pair } from "./pair";

const inFiles =
  (textOf: (probe: Probe) => Promise<string>): Pair["take"] =>
  (probe) => ({
    ...probe,
    browserFiles: async () => [{ name: "chunk.js", text: await textOf(probe) }],
  });

const changed =
  (change: (all: readonly Credential[]) => readonly Credential[]): Pair["take"] =>
  (probe) => ({ ...probe, credentials: async () => change(await probe.credentials()) });

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

const vaultWith = (change: (vault: Vault) => Partial<Vault>): Pair["take"] =>
  broken({
    createVault: (options) => {
      const vault = createVault(options);
      return { ...vault, ...change(vault) };
    },
  });

/** An operator's hand in the database, past the vault. */
const inClear: Pair["take"] = (probe) => ({
  ...probe,
  database: async () => {
    const database = await probe.database();
    const [secret = ""] = await probe.secrets();
    await database.update(credentials).set({ label: secret });
    return database;
  },
});

export const credentialPairs = {
  "secrets-outside": [
    without(
      "the secret kept out of a script",
      inFiles(async (probe) => `const a="${(await probe.secrets())[0] ?? ""}"`),
    ),
    without(
      "the secret kept out in another form",
      inFiles(async (probe) => Buffer.from((await probe.secrets())[0] ?? "").toString("base64")),
    ),
    without("the secret kept out of an answer", (probe) => ({
      ...probe,
      ask: async (path) => ({ ...(await probe.ask(path)), text: (await probe.secrets()).join() }),
    })),
    without("anything to search", (probe) => ({
      ...probe,
      browserFiles: () => Promise.resolve([]),
    })),
    without("anything to look for", (probe) => ({ ...probe, secrets: () => Promise.resolve([]) })),
  ],
  "signing-on-server": [
    without(
      "the signing kept on the server",
      inFiles(() => Promise.resolve('h["X-Signature"]=mac(b)')),
    ),
  ],
  rotation: [
    without(
      "an active credential",
      changed(() => []),
    ),
    without(
      "the one place for an active credential",
      changed((all) => [...all, ...all]),
    ),
    looks(
      "the rotation in time",
      changed((all) => all.map((one) => ({ ...one, createdAt: ago(90), dueAt: ago(30) }))),
    ),
    looks(
      "the due date of its environment",
      changed((all) => all.map((one) => ({ ...one, dueAt: ago(-400) }))),
    ),
  ],
  "own-environment": [
    without("the refusal to start with a development key", (probe) =>
      broken({ parseEnvironment: () => probe.env })(probe),
    ),
    without(
      "the start of a right environment",
      broken({
        parseEnvironment: () => {
          throw new Error("refused");
        },
      }),
    ),
  ],
  revocation: [
    without(
      "the fallback to the next one",
      vaultWith((vault) => ({
        revoke: async (...asked) => ({ ...(await vault.revoke(...asked)), replacement: null }),
      })),
    ),
    without(
      "the erasing of a revoked secret",
      vaultWith(() => ({ reveal: () => Promise.resolve({ apiKey: "k", apiSecret: "s" }) })),
    ),
    without(
      "the proof before a promotion",
      vaultWith((vault) => ({
        promote: async (id, actor) => {
          await vault.markVerified(id, actor, await vault.reveal(id), "a drill's account");
          return vault.promote(id, actor);
        },
      })),
    ),
    without(
      "the reason in the audit log",
      vaultWith((vault) => ({ revoke: (id, _, actor) => vault.revoke(id, "other words", actor) })),
    ),
    without(
      "the time of a revocation",
      changed((all) => all.map((one) => ({ ...one, state: "revoked", revokedAt: null }))),
    ),
  ],
  "use-visible": [
    without("the counting of calls", (probe) => ({
      ...probe,
      visitRealm: async () => ({ ...(await probe.visitRealm()), countedAfter: 4 }),
    })),
    unmeasured("REALM's answer", (probe) => ({
      ...probe,
      visitRealm: () => Promise.reject(new Error("no answer")),
    })),
  ],
  "least-privilege": [
    without(
      "the scope of a credential",
      broken({
        createCredentialSource: (options) => ({
          ...createCredentialSource(options),
          current: async () => {
            const [first] = await options.vault.inUse(PLATFORM);
            if (!first) throw new Error("none");
            return first;
          },
        }),
      }),
    ),
    without(
      "the operator's role",
      answering((answer, path) =>
        path.startsWith("/operator") ? { ...answer, status: 200 } : answer,
      ),
    ),
  ],
  "encrypted-at-rest": [
    without("the binding to its master key", broken({ open: () => "a made-up secret" })),
    without("the encryption of a column", inClear),
    unmeasured("a key that opens it", (probe) => ({
      ...probe,
      secrets: () => Promise.reject(new Error("locked")),
    })),
  ],
  "access-tokens": [
    without(
      "the one renewal for all",
      broken({ accessToken: (options) => async () => (await options.issue()).accessToken }),
    ),
    without(
      "the renewal five minutes ahead",
      broken({
        accessToken: (options) => accessToken({ ...options, now: () => 0 }),
      }),
    ),
  ],
} as const;
