import type { WebhookEvent } from "@/lib/core/realm";

/** Postgres takes no NUL in a text, and nobody needs one in an id. */
const PRINTABLE = /^[\x20-\x7e]+$/u;

export const isPrintable = (text: string): boolean => PRINTABLE.test(text);

/** What an event of that kind is about, and its id; of a training that names no model, its job. */
const named = (kind: string, { data }: WebhookEvent): readonly [string, string | undefined] => {
  switch (kind) {
    case "purchase":
      return [kind, data.purchaseId];
    case "listing":
      return [kind, data.listingId];
    case "model":
      return data.modelId === undefined ? ["job", data.jobId] : [kind, data.modelId];
    case "job":
      return [kind, data.jobId];
    default:
      return [kind, undefined];
  }
};

/** What an event is about, such as "purchase:purch_1"; one that names nothing is about itself. */
export const subjectOf = (event: WebhookEvent): string => {
  const [prefix = ""] = event.eventType.split(".", 1);
  const [kind, id] = named(prefix, event);
  return id !== undefined && isPrintable(id) ? `${kind}:${id}` : `event:${event.eventId}`;
};
