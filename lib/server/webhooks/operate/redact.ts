/** What the contract documents, all of it ids, kinds, states and times (lib/core/realm/webhook-event). */
const SHOWN: ReadonlySet<string> = new Set([
  "eventId",
  "eventType",
  "apiVersion",
  "createdAt",
  "object",
  "jobId",
  "jobType",
  "modelId",
  "listingId",
  "purchaseId",
  "status",
  "errorCode",
  "completedAt",
  "solanaTxSignature",
]);

/** What an id, a kind, a state or a time is made of; an e-mail address or a sentence is not. */
const PLAIN = /^[A-Za-z0-9_.:+-]{1,128}$/u;
const NAME = /^[A-Za-z]\w{0,63}$/u;
const DEEPEST = 8;
const MASK = "••••";

const masked = (value: unknown): string => {
  if (typeof value === "string") return `${MASK} ${value.length} characters`;
  return `${MASK} ${typeof value}`;
};

const redacted = (value: unknown, shown: boolean, depth: number): unknown => {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value !== "object") {
    const plain = typeof value === "string" && PLAIN.test(value);
    return shown && plain ? value : masked(value);
  }
  if (depth === DEEPEST) return `${MASK} more inside`;
  if (Array.isArray(value)) return value.map((item) => redacted(item, false, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner], position) => [
      NAME.test(name) ? name : `${MASK} name ${position + 1}`,
      redacted(inner, SHOWN.has(name), depth + 1),
    ]),
  );
};

/**
 * An event's body for people to read: every field is there, and a value is shown only where the
 * contract says what it is and it looks like that. Whatever else REALM may send (a prompt, an e-mail
 * address, a link that opens something) is told by its length alone.
 */
export const redactBody = (body: string): string => {
  try {
    return JSON.stringify(redacted(JSON.parse(body), false, 0), null, 2);
  } catch {
    return masked(body);
  }
};
