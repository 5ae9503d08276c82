import type { AuthOptions } from "next-auth";
import { env } from "@/lib/server/env";
import type { NextResponse } from "next/server";

/** `__Host-` ties a cookie to this very host over https; browsers refuse it over http (seed D5). */
const secure = (): boolean => env().appUrl.protocol === "https:";
const named = (name: string): string => `${secure() ? "__Host-" : ""}countersign.${name}`;

export const sessionCookieName = (): string => named("session");
export const browserCookieName = (): string => named("browser");

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: secure() }) as const;

/** Takes the session's cookie away with this answer. */
export const clearSessionCookie = (answer: NextResponse): NextResponse => {
  answer.cookies.set(sessionCookieName(), "", { ...cookieOptions(), maxAge: 0 });
  return answer;
};

/** The cookies next-auth sets, under our names and rules. */
export const authCookies = (): NonNullable<AuthOptions["cookies"]> => ({
  sessionToken: { name: sessionCookieName(), options: cookieOptions() },
  csrfToken: { name: named("csrf"), options: cookieOptions() },
  callbackUrl: { name: named("callback"), options: cookieOptions() },
});
