/** How deliveries ended since this process started. The reasons of a refusal are the verifier's. */
export interface WebhookCounts {
  stored: number;
  duplicate: number;
  unreadable: number;
  missing: number;
  stale: number;
  wrong: number;
}

declare global {
  // Next bundles each route apart; the counts belong to the process.
  var countersignWebhookCounts: WebhookCounts | undefined;
}

/** The counts of this process, for whoever reports them; a forgery is one of the last three. */
export const webhookCounts = (): WebhookCounts =>
  (globalThis.countersignWebhookCounts ??= {
    stored: 0,
    duplicate: 0,
    unreadable: 0,
    missing: 0,
    stale: 0,
    wrong: 0,
  });

export const countWebhook = (outcome: keyof WebhookCounts): void => {
  webhookCounts()[outcome] += 1;
};
