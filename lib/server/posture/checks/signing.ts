import { createHmac, randomUUID } from "node:crypto";
import { address } from "@/lib/core/solana";
import { attention, fail, holds, pass, type Measure } from "../check";
import { endOf, MADE_UP, PROFILE, withMirror, type Seen } from "../mirror";

const NOBODY = address("11111111111111111111111111111111");

/** The seed's own words, apart from the code that signs: method, path, timestamp, body, by newlines. */
const rightSignature = ({ method, path, headers, body }: Seen): string =>
  createHmac("sha256", MADE_UP.apiSecret)
    .update(`${method}\n${path}\n${String(headers["x-timestamp"])}\n`)
    .update(body)
    .digest("base64");

const isSigned = (seen: Seen): boolean =>
  seen.headers["x-api-key"] === MADE_UP.apiKey &&
  /^\d{10}$/u.test(String(seen.headers["x-timestamp"])) &&
  seen.headers["x-signature"] === rightSignature(seen);

const signedCalls: Measure = ({ parts }) =>
  withMirror(parts, { answer: () => ({ status: 404 }) }, async ({ client, seen }) => {
    await endOf(client.getProfile());
    await endOf(client.initiatePurchase("list_posture", NOBODY, randomUUID()));
    const [read, purchase] = seen;
    if (!read || !purchase) return [fail("The calls did not reach the stand-in.")];
    return [
      holds(
        read.headers["x-api-key"] === MADE_UP.apiKey,
        "A read carried X-API-Key.",
        "A read did not carry X-API-Key.",
      ),
      holds(
        purchase.body.length > 0 && isSigned(purchase),
        `A purchase was signed over its method, path, timestamp and the ${purchase.body.length} bytes that arrived.`,
        "A purchase did not carry the right signature over the bytes that arrived.",
      ),
    ];
  });

const toldApart: Measure = ({ parts }) =>
  withMirror(
    parts,
    { answer: (_, count) => ({ status: count === 1 ? 401 : 403 }) },
    async ({ client }) => {
      const credential = await endOf(client.getProfile());
      const signature = await endOf(client.cancelListing("list_posture"));
      return [
        holds(
          credential === "REALM_CREDENTIAL",
          "401 is told as a credential problem.",
          `401 is told as ${credential ?? "nothing"}.`,
        ),
        holds(
          signature === "REALM_SIGNATURE",
          "403 is told as a signature or clock problem.",
          `403 is told as ${signature ?? "nothing"}.`,
        ),
      ];
    },
  );

const ATTENTION_MILLISECONDS = 30_000;
const FAIL_MILLISECONDS = 5 * 60_000;
const REHEARSED_MILLISECONDS = 10 * 60_000;

const skewWords = (millis: number) => {
  const off = Math.abs(millis);
  const where = millis < 0 ? "behind" : "ahead of";
  const words = `REALM's clock is ${(off / 1_000).toFixed(1)} s ${where} ours, by its Date.`;
  if (off > FAIL_MILLISECONDS) return fail(words);
  return off > ATTENTION_MILLISECONDS ? attention(words) : pass(words);
};

const clockSkew: Measure = async ({ parts, visitRealm, now }) => {
  const { skew } = await visitRealm();
  const date = new Date(now().getTime() + REHEARSED_MILLISECONDS).toUTCString();
  const timestamp = await withMirror(
    parts,
    { answer: () => ({ status: 404, headers: { date } }) },
    async ({ client, seen }) => {
      await endOf(client.getProfile());
      await endOf(client.cancelListing("list_posture"));
      return Number(seen.at(-1)?.headers["x-timestamp"]);
    },
  );
  const corrected = timestamp * 1_000 - now().getTime();
  return [
    skew === null ? fail("REALM's answers carry no Date to measure by.") : skewWords(skew.millis),
    holds(
      Math.abs(corrected - REHEARSED_MILLISECONDS) < ATTENTION_MILLISECONDS,
      "A stand-in ten minutes ahead was sent its own time, corrected.",
      "A stand-in ten minutes ahead was sent our time, uncorrected.",
    ),
  ];
};

const signedAnew: Measure = ({ parts }) =>
  withMirror(
    parts,
    { answer: (_, count) => ({ status: count < 5 ? 503 : 404 }) },
    async ({ client, seen }) => {
      await endOf(client.initiatePurchase("list_posture", NOBODY, "key-of-a-rehearsal"));
      const signatures = new Set(seen.map(({ headers }) => headers["x-signature"]));
      const keys = new Set(seen.map(({ headers }) => headers["idempotency-key"]));
      return [
        holds(
          seen.length === 5 && seen.every(isSigned) && signatures.size > 1,
          `${seen.length} attempts, each signed for its own moment: ${signatures.size} signatures.`,
          `${seen.length} attempts with ${signatures.size} different signatures.`,
        ),
        holds(
          keys.size === 1 && keys.has("key-of-a-rehearsal"),
          "The idempotency key stayed the same.",
          "The idempotency key was missing or changed between attempts.",
        ),
      ];
    },
  );

const TOO_LARGE = JSON.stringify({ filler: "x".repeat(4_000) });

const answersChecked: Measure = async ({ parts }) => {
  const replies = {
    html: { status: 200, headers: { "content-type": "text/html" }, body: PROFILE },
    large: { status: 200, body: TOO_LARGE },
    broken: { status: 200, body: PROFILE.slice(0, -2) },
    schema: { status: 200, body: JSON.stringify({ userId: 7 }) },
  } as const;
  const ends = await Promise.all(
    [...Object.values(replies), { status: 200, body: PROFILE }].map((reply) =>
      withMirror(parts, { answer: () => reply, limits: { answerBytes: 2_000 } }, ({ client }) =>
        endOf(client.getProfile()),
      ),
    ),
  );
  const right = ends.pop();
  const through = Object.keys(replies).filter((_, index) => ends[index] !== "REALM_ANSWER");
  return [
    holds(
      through.length === 0,
      "Answers of another type, too large, cut short or of another shape: 4 of 4 refused.",
      `Taken for an answer, or not told as one that can't be used: ${through.join(", ")}.`,
    ),
    holds(right === null, "The right one was taken.", "The right one was refused as well."),
  ];
};

export const signingChecks = {
  "signed-calls": signedCalls,
  "refusals-told-apart": toldApart,
  "clock-skew": clockSkew,
  "signed-anew": signedAnew,
  "answers-checked": answersChecked,
} as const satisfies Readonly<Record<string, Measure>>;
