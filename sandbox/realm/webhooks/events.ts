import { createHash } from "node:crypto";
import type { WebhookEventType } from "@/lib/core/realm";

/** Something that happened, before it is written as a webhook. */
export interface RealmEvent {
  readonly type: WebhookEventType;
  /** What it happened to: with the type it makes the event's id, so that telling twice is telling once. */
  readonly subject: string;
  /** `data` of the body. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The same for the same thing happening to the same subject. */
export const eventIdOf = ({ type, subject }: Pick<RealmEvent, "type" | "subject">): string =>
  `evt_${createHash("sha256").update(`${type} ${subject}`).digest("hex").slice(0, 24)}`;
