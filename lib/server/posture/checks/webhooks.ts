import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { webhookEventSchema } from "@/lib/core/realm";
import { isLoopback } from "@/lib/server/upstream/address";
import { attention, fail, holds, pass, type Measure } from "../check";
import { isClosed, JSON_TYPE, WEBHOOKS } from "../doors";
import { startsWith } from "../made-up-environment";
import type { Parts } from "../probe/parts";
import type { Answer, Probe, Question } from "../probe/probe";

const eventBody = (eventId: string): string =>
  JSON.stringify({
    eventId,
    eventType: "listing.cancelled",
    createdAt: "2026-01-01T00:00:00Z",
    data: { object: "listing", listingId: "list_posture" },
  });

/** Whether a right signature is known in each of its forms, and no other. */
const verifierHolds = (parts: Parts): boolean => {
  const [former, present] = [randomBytes(24).toString("hex"), randomBytes(24).toString("hex")];
  const verify = parts.webhookVerifier([former, present]);
  const rawBody = utf8ToBytes(eventBody("evt_posture"));
  const sign = (secret: string, encoding: "hex" | "base64"): string =>
    createHmac("sha256", secret).update(rawBody).digest(encoding);
  const verdict = (signature: string | null, body = rawBody): boolean =>
    verify(
      {
        rawBody: body,
        header: (name) => (name === "x-webhook-signature" ? signature : null),
      },
      0,
    ).verified;
  const right = [
    sign(present, "hex"),
    sign(present, "base64"),
    `sha256=${sign(present, "hex")}`,
    sign(former, "hex"),
  ];
  const changed = utf8ToBytes(`${eventBody("evt_posture")} `);
  return (
    right.every((signature) => verdict(signature)) &&
    !verdict(null) &&
    !verdict(sign(randomBytes(24).toString("hex"), "hex")) &&
    !verdict(sign(present, "hex"), changed)
  );
};

const isRefused = ({ status, text }: Answer): boolean =>
  status === 401 && text.includes("WEBHOOK_SIGNATURE");

/**
 * Sends a forgery that has to be counted as the given reason. It is noted before it leaves, so that it
 * never wakes anybody, and no longer where it was not counted here: another's would be left out instead.
 */
const forge = async (
  { ask, webhookCounts, noteRehearsedForgeries }: Probe,
  reason: "wrong" | "missing",
  question: Question,
): Promise<{ readonly answer: Answer; readonly counted: boolean }> => {
  const before = webhookCounts()[reason];
  let counted = false;
  noteRehearsedForgeries(1);
  try {
    const answer = await ask(WEBHOOKS, { method: "POST", ...question });
    counted = webhookCounts()[reason] > before;
    return { answer, counted };
  } finally {
    if (!counted) noteRehearsedForgeries(-1);
  }
};

const webhookSignatures: Measure = async (probe) => {
  const { parts, env, webhookCounts } = probe;
  const body = eventBody(`evt_posture_${randomUUID()}`);
  const signature = randomBytes(32).toString("hex");
  const signed = { ...JSON_TYPE, "x-webhook-signature": signature };
  const first = await forge(probe, "wrong", { headers: signed, body });
  const second = await forge(probe, "missing", { headers: JSON_TYPE, body });
  const [forged, bare] = [first.answer, second.answer];
  const after = webhookCounts();
  const counted = first.counted && second.counted;
  const uncounted = "The two were not counted in this process";
  const doors = [forged.status, bare.status].every((status) => status === 403)
    ? attention("WEBHOOK_ALLOWLIST keeps this machine out before any signature is looked at.")
    : holds(
        isRefused(forged) && isRefused(bare),
        "A forged webhook was sent to this instance and refused with 401; so was one without a signature.",
        `A forged webhook was answered with ${forged.status}, one without a signature with ${bare.status}.`,
      );
  return [
    doors,
    counted || doors.state === "attention"
      ? pass(`Forgeries counted since the start: ${after.wrong + after.missing + after.stale}.`)
      : isLoopback(env.appUrl)
        ? fail(`${uncounted}.`)
        : attention(`${uncounted}; another instance may have answered.`),
    holds(
      verifierHolds(parts),
      "Right signatures were known in hex, Base64, with prefix and by either of two secrets; a changed byte was not.",
      "A right signature was refused, or a wrong one taken.",
    ),
  ];
};

const httpsEndpoints: Measure = ({ env, parts }) => {
  const endpoint = new URL(WEBHOOKS, env.appUrl);
  const secured = endpoint.protocol === "https:" || isLoopback(endpoint);
  const starts = (url: string) => startsWith(parts.parseEnvironment, { APP_URL: url });
  return Promise.resolve([
    holds(
      secured,
      `The endpoint to register is ${endpoint.href}.`,
      `The endpoint to register is ${endpoint.href}: not https.`,
    ),
    holds(
      starts("https://countersign.example") && !starts("http://countersign.example"),
      "An instance on the network does not start with an address that is not https.",
      "An instance on the network would start with an address that is not https.",
    ),
  ]);
};

const storeTwice = (probe: Probe) =>
  probe.rehearse(async (transaction) => {
    const store = probe.parts.eventStore({
      database: () => Promise.resolve(transaction),
      now: probe.now,
    });
    const body = eventBody(`evt_posture_${randomUUID()}`);
    const event = webhookEventSchema.parse(JSON.parse(body));
    const verified = { event, body, source: "posture", scheme: "body" } as const;
    return [await store(verified), await store(verified)];
  });

const exactlyOnce: Measure = async (probe) => {
  const [first, second] = await storeTwice(probe);
  const { stored, duplicate } = probe.webhookCounts();
  return [
    holds(
      first === "stored" && second === "duplicate",
      "An event that came twice was stored once, and taken back again.",
      `An event that came twice ended as ${first ?? "nothing"} and ${second ?? "nothing"}.`,
    ),
    pass(`Since the start ${stored} stored, ${duplicate} known already.`),
  ];
};

const deliveries: Measure = async ({ parts, ask }) => {
  const canaries = ["ada@mail.example", "a prompt of a person", "https://cdn.example/secret"];
  const [email = "", prompt = "", url = ""] = canaries;
  const shown = parts.redactBody(
    JSON.stringify({ eventId: "evt_posture", prompt, data: { email, jobId: url } }),
  );
  const told = canaries.filter((canary) => shown.includes(canary));
  const page = await ask("/operator/webhooks");
  return [
    holds(
      told.length === 0 && shown.includes("evt_posture"),
      "An e-mail address, a prompt and a link in an event are told by their length alone; its id is shown.",
      "What REALM may send beside the contract is shown as it came, or the id is not.",
    ),
    holds(
      isClosed(page.status),
      "For a stranger there is no list of deliveries.",
      `To a stranger the list of deliveries answers ${page.status}.`,
    ),
  ];
};

export const webhookChecks = {
  "webhook-signatures": webhookSignatures,
  "https-endpoints": httpsEndpoints,
  "exactly-once": exactlyOnce,
  deliveries,
} as const satisfies Readonly<Record<string, Measure>>;
