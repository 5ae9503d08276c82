import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import drainer from "@/lib/core/review/corpus/hostile/approve-everything.json";
import thief from "@/lib/core/review/corpus/hostile/both-shares-to-thief.json";
import honest from "@/lib/core/review/corpus/legitimate/a-payment.json";
import { corpusCaseSchema } from "@/lib/core/review/corpus/schema";
import { address, addressFromBytes, fromBase64, toBase58, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { attention, fail, holds, refusal, type Measure } from "../check";
import { CHALLENGE, JSON_TYPE } from "../doors";
import type { Answer, Probe } from "../probe/probe";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Where a transaction of one signer has its message, and in it the first byte of the blockhash. */
const MESSAGE_AT = 65;
const BLOCKHASH_AT = 68;

/** Every byte zero: a point of small order, under which looser rules find messages signed by nobody. */
const SMALL_ORDER = address("11111111111111111111111111111111");
const TOO_LATE_MILLISECONDS = 60 * 60_000;

const signing = (probe: Probe, transaction: Database) => {
  const { parts, env, now } = probe;
  const secret = randomBytes(32);
  const wallet = addressFromBytes(ed25519.getPublicKey(secret));
  const browser = randomBytes(32).toString("base64url");
  const challenge = (whose: Address = wallet) =>
    parts.createChallenge(transaction, {
      appUrl: env.appUrl,
      cluster: env.solana.cluster,
      address: whose,
      browser,
      now: now(),
    });
  const redeem = (nonce: string, text: string, at: Date = now(), signature?: Uint8Array) => {
    const signedMessage = utf8(text);
    const made = signature ?? ed25519.sign(signedMessage, secret);
    return refusal(() =>
      parts.redeemChallenge(transaction, {
        ...{ nonce, signedMessage, browser, now: at },
        signature: made,
      }),
    );
  };
  /** By the transaction that carries the text; `change` stands for a block that may exist. */
  const redeemTransaction = (nonce: string, unsigned: string, change = 0) => {
    const message = fromBase64(unsigned).slice(MESSAGE_AT);
    message[BLOCKHASH_AT] = (message[BLOCKHASH_AT] ?? 0) ^ change;
    const signed = Uint8Array.of(1, ...ed25519.sign(message, secret), ...message);
    return refusal(() =>
      parts.redeemChallenge(transaction, { nonce, transaction: signed, browser, now: now() }),
    );
  };
  return { challenge, redeem, redeemTransaction };
};

const rehearseSignIn = (probe: Probe) =>
  probe.rehearse(async (transaction) => {
    const { challenge, redeem, redeemTransaction } = signing(probe, transaction);
    const device = await challenge();
    const carried = await redeemTransaction(device.nonce, device.transaction);
    const sendable = await challenge();
    const runnable = await redeemTransaction(sendable.nonce, sendable.transaction, 0xff);
    const right = await challenge();
    const first = await redeem(right.nonce, right.message);
    const second = await redeem(right.nonce, right.message);
    const other = await challenge();
    const changed = await redeem(other.nonce, `${other.message} `);
    const old = await challenge();
    const later = new Date(probe.now().getTime() + TOO_LATE_MILLISECONDS);
    const expired = await redeem(old.nonce, old.message, later);
    const weak = await challenge(SMALL_ORDER);
    const nobody = await redeem(weak.nonce, weak.message, probe.now(), new Uint8Array(64));
    const texts = { first, second, changed, expired, nobody };
    return { message: right.message, nonce: right.nonce, ...texts, carried, runnable };
  });

const signIn: Measure = async (probe) => {
  const { appUrl } = probe.env;
  const { message, nonce, first, second, changed, expired, nobody, carried, runnable } =
    await rehearseSignIn(probe);
  const bound = [appUrl.host, `URI: ${appUrl.origin}`, nonce, "Issued At", "Expiration Time"];
  const missing = [...bound, "Chain ID"].filter((part) => !message.includes(part));
  const zeroes = probe.parts.isSignedBy(SMALL_ORDER, utf8("anything"), new Uint8Array(64));
  return [
    holds(
      missing.length === 0,
      "The message names domain, URI, nonce, both times and the chain.",
      `The message lacks ${missing.join(", ")}.`,
    ),
    holds(
      first === null,
      "A right signature was taken.",
      `A right one was refused: ${String(first)}.`,
    ),
    holds(
      second === "CHALLENGE_EXPIRED",
      "The same nonce a second time was refused.",
      "The same nonce worked a second time.",
    ),
    holds(
      changed === "SIGN_IN_FAILED" && expired === "CHALLENGE_EXPIRED",
      "Another text than the stored one, and one an hour late, were refused.",
      "Another text than the stored one, or one an hour late, was taken.",
    ),
    holds(
      carried === null && runnable === "SIGN_IN_FAILED",
      "A transaction that carries the message and that no cluster runs was taken; one tied to another block was refused.",
      "A transaction tied to another block than none was taken, or the right one was refused.",
    ),
    holds(
      !zeroes && nobody === "SIGN_IN_FAILED",
      "A key of small order signed nothing.",
      "A key of small order signed what nobody did.",
    ),
  ];
};

const attributesOf = (cookie: string): readonly string[] =>
  cookie.split(";").map((part) => part.trim().toLowerCase());

const weaknessOf = (cookie: string, https: boolean): string | null => {
  const [pair = "", ...attributes] = attributesOf(cookie);
  const [name = ""] = pair.split("=", 1);
  if (!attributes.includes("httponly")) return `${name} is not HttpOnly`;
  if (!attributes.includes("samesite=lax")) return `${name} is not SameSite=Lax`;
  if (!attributes.includes("path=/")) return `${name} is not for the whole site`;
  if (https && !attributes.includes("secure")) return `${name} is not Secure`;
  if (https && !name.startsWith("__host-")) return `${name} is not bound to its host`;
  return null;
};

const wasForeign = ({ status, text }: Answer): boolean =>
  status === 403 && text.includes("ORIGIN_MISMATCH");

const cookies: Measure = async ({ ask, env }) => {
  const https = env.appUrl.protocol === "https:";
  const post = (headers: Readonly<Record<string, string>>) =>
    ask("/api/identity/sign-out", { method: "POST", headers });
  const [ended, csrf, foreign, crossSite] = await Promise.all([
    post({}),
    ask("/api/auth/csrf"),
    post({ origin: "https://attacker.example" }),
    post({ "sec-fetch-site": "cross-site" }),
  ]);
  const set = [...ended.setCookies, ...csrf.setCookies];
  const session = ended.setCookies.some((cookie) => cookie.includes("countersign.session="));
  const weak = set.flatMap((cookie) => weaknessOf(cookie, https) ?? []);
  if (!session) return [fail("The answer that ends a session does not set the session's cookie.")];
  return [
    holds(
      weak.length === 0,
      `${set.length} cookies of real answers, the session's among them: HttpOnly, SameSite=Lax${https ? ", Secure, __Host-" : ""}.`,
      `${weak.join("; ")}.`,
    ),
    holds(
      wasForeign(foreign) && wasForeign(crossSite),
      "What another site made a browser send was refused with 403, by Origin and by Sec-Fetch-Site.",
      "What another site made a browser send was taken.",
    ),
    ...(https
      ? []
      : [attention("Plain HTTP on this machine: cookies can be neither Secure nor __Host-.")]),
  ];
};

/** Twelve words as a wallet gives them; not a phrase of any. */
const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";

const walletSafety: Measure = async ({ parts, ask }) => {
  const secret = randomBytes(32);
  const pair = [...secret, ...ed25519.getPublicKey(secret)];
  const pasted = [PHRASE, toBase58(Uint8Array.from(pair)), JSON.stringify(pair)];
  const unnoticed = pasted.filter((text) => parts.findWalletSecret(text) === null);
  const harmless = parts.findWalletSecret(toBase58(ed25519.getPublicKey(secret)));
  // Refused as a secret before a schema looks at it, and not as a mistake in a field.
  const body = JSON.stringify({ address: PHRASE });
  const sent = await ask(CHALLENGE, { method: "POST", headers: JSON_TYPE, body });
  const judged = await Promise.all(
    [drainer, thief, honest].map((one) => parts.runCase(corpusCaseSchema.parse(one))),
  );
  const [first, second, third] = judged.map(({ verdict }) => verdict);
  return [
    holds(
      unnoticed.length === 0,
      "The guard of all fields recognised a seed phrase, and a private key in two encodings.",
      `${unnoticed.length} of ${pasted.length} secrets were not recognised.`,
    ),
    holds(harmless === null, "An address was not taken for one.", "An address was refused."),
    sent.status === 429
      ? attention(
          "This instance was asked too often just now to see what it does with a seed phrase.",
        )
      : holds(
          sent.status === 422 &&
            sent.text.includes('"code":"WALLET_SECRET"') &&
            !sent.text.includes(PHRASE),
          "A seed phrase sent to this instance was refused as one, and not repeated.",
          `A seed phrase sent to this instance was answered ${sent.status}, not refused as one.`,
        ),
    holds(
      first === "block" && second === "block" && third === "ok",
      "Two recorded thefts were reviewed now as Do not sign, an honest payment as Safe to sign.",
      `Two recorded thefts were reviewed now as ${String(first)} and ${String(second)}, an honest payment as ${String(third)}.`,
    ),
  ];
};

export const identityChecks = {
  "sign-in": signIn,
  cookies,
  "wallet-safety": walletSafety,
} as const satisfies Readonly<Record<string, Measure>>;
