import { decode } from "next-auth/jwt";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { tokenSchema } from "./auth-options";
import { isBlocked } from "./blocked";
import { sessionCookieName } from "./cookies";
import { requestCookie } from "./request-cookie";

/**
 * Whether whoever has no live session had one and was blocked: they are told that, not to sign in. The
 * cookie proves nothing more than whose it was.
 */
export const isBlockedVisitor = async (request: Request): Promise<boolean> => {
  const cookie = requestCookie(request, sessionCookieName());
  if (cookie === null) return false;
  const token: unknown = await decode({ token: cookie, secret: env().nextAuthSecret }).catch(
    // Planted, from before a change of the secret, or too old: nobody's.
    () => null,
  );
  const parsed = tokenSchema.safeParse(token);
  return parsed.success && isBlocked(await database(), parsed.data.wallet);
};
