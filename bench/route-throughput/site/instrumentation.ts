/** What the product does before it serves, without its workers, which would be measured as well. */
export const register = async (): Promise<void> => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { requireEnvironment } = await import("@/lib/server/env/require-environment");
  requireEnvironment();
  const { watchRequests } = await import("@/lib/server/http/peer");
  watchRequests();
  const { requireDatabase } = await import("@/lib/server/db/require-database");
  await requireDatabase();
  const { requireCredentials } = await import("@/lib/server/credentials");
  await requireCredentials();
};
