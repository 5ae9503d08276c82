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
  const { postureReport } = await import("@/lib/server/posture");
  await hearCommandLine({
    credentials: (input) => credentialsDo(input, "command line"),
    audit: auditReport,
    posture: postureReport,
  });
  const { startLive } = await import("@/lib/server/live");
  startLive();
  const { hearOfPurchases, startReconciler } = await import("@/lib/server/purchases");
  startReconciler();
  const { hearOfSales, startSalesWork } = await import("@/lib/server/sales");
  startSalesWork();
  const { forgetListing } = await import("@/lib/server/listings");
  const { lookAtJobs, startJobReconciler } = await import("@/lib/server/jobs");
  startJobReconciler();
  const { startResultKeeper } = await import("@/lib/server/results");
  startResultKeeper();
  const { lookSoon, startSellingWorker } = await import("@/lib/server/selling");
  startSellingWorker();
  const { lookAtModels } = await import("@/lib/server/models");
  const { startWebhookWorker } = await import("@/lib/server/webhooks");
  startWebhookWorker({
    hearOfPurchases,
    hearOfSales,
    lookAtListings: lookSoon,
    forgetListing,
    lookAtJobs,
    lookAtModels,
  });
  const { startRetention } = await import("@/lib/server/retention");
  startRetention();
  const { startAlerts } = await import("@/lib/server/alerts");
  const { countTrouble } = await import("@/lib/server/purchases/operate");
  startAlerts(countTrouble);
};
