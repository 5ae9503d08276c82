import * as z from "zod";
import { NextResponse } from "next/server";
import { askNextAuth } from "./ask-next-auth";
import { authOptions } from "./auth-options";
import { clearSessionCookie, sessionCookieName } from "./cookies";
import { currentSession } from "./current-session";
import { requestCookie } from "./request-cookie";

/** The parts of next-auth that may be read; its own pages and its log intake are not offered. */
export const readPathSchema = z.object({ nextauth: z.tuple([z.enum(["csrf", "session"])]) });

/**
 * `GET /api/auth/csrf` and `GET /api/auth/session`. next-auth would renew the cookie of a session
 * that has ended; here such a cookie is taken away, and the answer is next-auth's for nobody.
 */
export const readAuth = async (
  request: Request,
  params: z.infer<typeof readPathSchema>,
): Promise<Response> => {
  const asksSession = params.nextauth[0] === "session";
  const carries = requestCookie(request, sessionCookieName()) !== null;
  if (asksSession && carries && (await currentSession()) === null) {
    return clearSessionCookie(NextResponse.json({}));
  }
  return askNextAuth(request, params, authOptions());
};
