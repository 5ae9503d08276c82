import { randomUUID } from "node:crypto";
import * as z from "zod";
import { webhookEventTypes } from "@/lib/core/realm/webhook-event";
import { webhookFaultSchema, webhookPatchSchema } from "../realm";
import type { ControlParts } from ".";
import type { Command } from "./http";

const eventSchema = z.strictObject({
  type: z.enum(webhookEventTypes),
  data: z.record(z.string(), z.unknown()),
});

const redeliverySchema = z.strictObject({ deliveryId: z.string() });

/** Where REALM's events go, how, and what goes wrong with them. */
export const webhookCommands = ({ realm: { webhooks } }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/webhooks",
    does: "Where events go, how they are signed, the faults that are due, and every delivery with its last attempts and their number, the newest first.",
    run: () => ({
      ...webhooks.settings,
      faults: webhooks.faults.list(),
      deliveries: webhooks.list(),
    }),
  },
  {
    method: "POST",
    path: "/webhooks",
    does: "Registers the address events go to (https, or http on this machine; null for none) and the signature: hex, base64, sha256-hex, sha256-base64, timestamp, standard.",
    takes: { url: "http://127.0.0.1:3000/api/webhooks/realm", style: "hex" },
    run: (body) => {
      webhooks.configure(webhookPatchSchema.parse(body));
      return webhooks.settings;
    },
  },
  {
    method: "POST",
    path: "/webhooks/fault",
    does: "Spoils the next events' deliveries: duplicate, reorder, forge, delay, lose.",
    takes: { kind: "delay", millis: 10_000, times: 1 },
    run: (body) => {
      webhooks.faults.add(webhookFaultSchema.parse(body));
      return { faults: webhooks.faults.list() };
    },
  },
  {
    method: "DELETE",
    path: "/webhooks/fault",
    does: "Forgets the faults that were due.",
    run: () => {
      webhooks.faults.clear();
    },
  },
  {
    method: "POST",
    path: "/webhooks/redeliver",
    does: "Sends a delivery once more, whatever became of it.",
    takes: { deliveryId: "dlv_…" },
    run: (body) => {
      webhooks.redeliver(redeliverySchema.parse(body).deliveryId);
    },
  },
  {
    method: "POST",
    path: "/webhooks/event",
    does: "Tells of something that did not happen, correctly signed: of any documented type, with any data.",
    takes: { type: "job.completed", data: { object: "job", jobId: "job_…", status: "completed" } },
    run: (body) => {
      const { type, data } = eventSchema.parse(body);
      webhooks.emit({ type, data, subject: randomUUID() });
    },
  },
];
