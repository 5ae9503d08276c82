/**
 * Next calls this once, before the first request. Nothing is served by a server whose environment or
 * database is wrong. Imported inside, because the edge runtime also loads this file and has no Node.
 */
export const register = async (): Promise<void> => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { requireEnvironment } = await import("@/lib/server/env/require-environment");
  requireEnvironment();
  const { watchRequests } = await import("@/lib/server/http/peer");
  watchRequests();
  const { requireDatabase } = await import("@/lib/server/db/require-database");
  await requireDatabase();
  const { credentialsDo, requireCredentials } = await import("@/lib/server/credentials");
  await requireCredentials();
  const { hearCommandLine } = await import("@/lib/server/local-commands");
  const { auditReport } = await import("@/lib/server/audit");
  await hearCommandLine({
    credentials: (input) => credentialsDo(input, "command line"),
    audit: auditReport,
  });
  const { lookAtPurchases, startReconciler } = await import("@/lib/server/purchases");
  startReconciler();
  const { forgetListing } = await import("@/lib/server/listings");
  const { startWebhookWorker } = await import("@/lib/server/webhooks");
  startWebhookWorker({ lookAtPurchases, forgetListing });
};
