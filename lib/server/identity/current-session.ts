import { getServerSession } from "next-auth";
import { cookies } from "next/headers";
import { cache } from "react";
import { authOptions, sessionOfToken } from "./auth-options";
import type { Session } from "./sessions";

/**
 * Who is signed in on the request at hand, or null. Asked once per render, however many components do.
 * For server components and route handlers.
 */
export const currentSession: () => Promise<Session | null> = cache(async () => {
  // Asked before the environment is: a build, which has none, leaves the page to the request here.
  if ((await cookies()).getAll().length === 0) return null;
  const options = authOptions();
  const found = await getServerSession({
    ...options,
    callbacks: {
      ...options.callbacks,
      session: async ({ token }) => ({ live: await sessionOfToken(token) }),
    },
  });
  return found?.live ?? null;
});
