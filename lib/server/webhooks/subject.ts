import type { WebhookEvent } from "@/lib/core/realm";

/** Postgres takes no NUL in a text, and nobody needs one in an id. */
const PRINTABLE = /^[\x20-\x7e]+$/u;

export const isPrintable = (text: string): boolean => PRINTABLE.test(text);

const idOf = (kind: string, { data }: WebhookEvent): string | undefined => {
  switch (kind) {
    case "purchase":
      return data.purchaseId;
    case "listing":
      return data.listingId;
    case "model":
      return data.modelId;
    case "job":
      return data.jobId;
    default:
      return undefined;
  }
};

/** What an event is about, such as "purchase:purch_1"; one that names nothing is about itself. */
export const subjectOf = (event: WebhookEvent): string => {
  const [kind = ""] = event.eventType.split(".", 1);
  const id = idOf(kind, event);
  return id !== undefined && isPrintable(id) ? `${kind}:${id}` : `event:${event.eventId}`;
};
