/** What a person is told of, wherever they are in the app. */
export const notificationKinds = [
  "listing-sold",
  "listing-sold-paid-elsewhere",
  "listing-to-sign",
  "purchase-owned",
  "purchase-failed",
  "purchase-refused",
  "purchase-expired",
  "purchase-disputed",
  "purchase-closed",
  "training-done",
  "training-failed",
  "job-completed",
  "job-failed",
  "job-unknown",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What happened, in one sentence under the name of what it happened to. */
export const notificationTitles: Readonly<Record<NotificationKind, string>> = {
  "listing-sold": "Sold",
  "listing-sold-paid-elsewhere":
    "Sold. REALM paid another wallet than this one; your earnings say which.",
  "listing-to-sign": "REALM asks you to sign. Nothing happens until you do.",
  "purchase-owned": "You own it now",
  "purchase-failed": "The purchase failed. The price was not taken.",
  "purchase-refused":
    "What was signed was not what was agreed, so it was not sent. You paid nothing.",
  "purchase-expired": "The purchase expired. You paid nothing.",
  "purchase-disputed": "You may have paid, and not as agreed. Do not buy it again.",
  "purchase-closed": "The operator has looked into your payment and closed the purchase.",
  "training-done": "The training is done",
  "training-failed": "The training failed",
  "job-completed": "It is ready",
  "job-failed": "It could not be made",
  "job-unknown": "It is not known what became of it. Look before you start it again.",
};

/** The page of what a notification is about. */
export const notificationHref = (kind: NotificationKind, subject: string): string => {
  const id = encodeURIComponent(subject);
  switch (kind) {
    case "listing-sold":
      return `/listings/${id}`;
    case "listing-sold-paid-elsewhere":
      return "/studio/earnings";
    case "listing-to-sign":
      return "/studio/listings";
    case "purchase-owned":
    case "purchase-failed":
    case "purchase-refused":
    case "purchase-expired":
    case "purchase-disputed":
    case "purchase-closed":
      return `/library/${id}`;
    case "training-done":
    case "training-failed":
    case "job-completed":
    case "job-failed":
    case "job-unknown":
      return `/studio/jobs#${id}`;
  }
};
