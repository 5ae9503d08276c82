import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { NextResponse } from "next/server";
import { createChallenge, newBrowserToken } from "./challenges";
import { browserCookieName, cookieOptions } from "./cookies";
import { CHALLENGE_MILLISECONDS } from "./message";
import { requestCookie } from "./request-cookie";

/** What `newBrowserToken` makes; a planted cookie of another shape is replaced. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/u;

/**
 * Answers a request for a sign-in message, and binds it to the browser that asks: someone who is led
 * to sign another browser's message does not sign that browser in.
 */
export const answerChallenge = async (request: Request, address: Address): Promise<Response> => {
  const { appUrl, solana } = env();
  const sent = requestCookie(request, browserCookieName());
  const browser = sent !== null && TOKEN.test(sent) ? sent : newBrowserToken();
  const challenge = await createChallenge(await database(), {
    appUrl,
    cluster: solana.cluster,
    address,
    browser,
    now: new Date(),
  });
  const answer = NextResponse.json(challenge);
  answer.cookies.set(browserCookieName(), browser, {
    ...cookieOptions(),
    maxAge: CHALLENGE_MILLISECONDS / 1000,
  });
  return answer;
};
