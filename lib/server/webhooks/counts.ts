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
  var countersignRehearsedForgeries: number | undefined;
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

/**
 * Notes forgeries that this process sends to itself, by how many more or fewer. Only who sends them can
 * know: nothing in a request makes it one of them.
 */
export const noteRehearsedForgeries = (by: number): void => {
  globalThis.countersignRehearsedForgeries = (globalThis.countersignRehearsedForgeries ?? 0) + by;
};

/** Forgeries that came to this process since it started, those left out that it sent itself. */
export const forgeries = (): number => {
  const { missing, stale, wrong } = webhookCounts();
  return missing + stale + wrong - (globalThis.countersignRehearsedForgeries ?? 0);
};
