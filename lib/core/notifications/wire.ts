import * as z from "zod";
import { notificationKinds } from "./kinds";

/** A row's id: digits, because it may outgrow JSON's numbers. */
export const notificationIdSchema = z.string().regex(/^\d{1,18}$/u);

const notificationSchema = z.object({
  id: notificationIdSchema,
  kind: z.enum(notificationKinds),
  subject: z.string(),
  name: z.string(),
  /** ISO 8601. */
  at: z.string(),
  read: z.boolean(),
});
export type NotificationView = z.infer<typeof notificationSchema>;

/** Newest first; `next` is what to ask for the older ones with, null where there are none. */
export const notificationPageSchema = z.object({
  notifications: z.array(notificationSchema),
  unread: z.number().int().nonnegative(),
  next: notificationIdSchema.nullable(),
});
export type NotificationPage = z.infer<typeof notificationPageSchema>;

/** What has been read: one, or all up to and including one, so that newer ones not yet seen stay unread. */
export const markReadSchema = z.union([
  z.strictObject({ only: notificationIdSchema }),
  z.strictObject({ upTo: notificationIdSchema }),
]);
export type MarkRead = z.infer<typeof markReadSchema>;
