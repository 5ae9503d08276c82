import { addressSchema } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import type { AuthOptions } from "next-auth";
import * as z from "zod";
import { authCookies } from "./cookies";
import { liveSession, SESSION_SECONDS, type Session } from "./sessions";

/** What our tokens carry: the session's row and, for those who only read, its wallet. */
export const tokenSchema = z.object({ sub: z.uuid(), wallet: addressSchema });

/** The live session a token names; the row decides, so that one ended is ended everywhere. */
export const sessionOfToken = async (token: unknown): Promise<Session | null> => {
  const parsed = tokenSchema.safeParse(token);
  return parsed.success ? liveSession(await database(), parsed.data.sub, new Date()) : null;
};

/** What next-auth needs to read and write our cookies; who may sign in is added where it is asked. */
export const authOptions = (): Omit<AuthOptions, "callbacks"> & {
  readonly callbacks: NonNullable<AuthOptions["callbacks"]>;
} => ({
  providers: [],
  secret: env().nextAuthSecret,
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  cookies: authCookies(),
  callbacks: {
    jwt: ({ token, user }) => {
      // `user` is there only while signing in: its name is the wallet, its id the session's.
      const signedIn: unknown = user;
      const parsed = userSchema.safeParse(signedIn);
      return parsed.success ? { sub: parsed.data.id, wallet: parsed.data.name } : token;
    },
    /** What `GET /api/auth/session` tells the browser: whose session it is, or nothing. */
    session: async ({ session, token }) => {
      const live = await sessionOfToken(token);
      return { expires: session.expires, ...(live ? { wallet: live.wallet } : {}) };
    },
  },
  logger: {
    error: (code, metadata) => {
      const error = metadata instanceof Error ? metadata : metadata.error;
      logger.warn({ component: "next-auth", code, error }, "A session could not be read.");
    },
    warn: (code) => {
      logger.warn({ component: "next-auth", code }, "next-auth has a remark.");
    },
    debug: () => undefined,
  },
});

const userSchema = z.object({ id: z.uuid(), name: addressSchema });
