import { CodedError } from "@/lib/core/errors";
import { addressSchema, fromBase64 } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { NextRequest } from "next/server";
import * as z from "zod";
import { authOptions } from "./auth-options";
import { redeemChallenge } from "./challenges";
import { browserCookieName } from "./cookies";
import { requestCookie } from "./request-cookie";
import { openSession, type Session } from "./sessions";

/** Longer than any sign-in message of ours. */
const LONGEST_MESSAGE = 4096;

const credentialsSchema = z.object({
  nonce: z.string().min(1).max(64),
  address: addressSchema,
  signedMessage: z.base64().max(LONGEST_MESSAGE),
  signature: z.base64().max(88),
});

/** Body of `POST /api/auth/callback/solana`: what next-auth asks for, and what the wallet returned. */
export const signInRequestSchema = z.strictObject({
  ...credentialsSchema.shape,
  csrfToken: z.string().max(256),
  json: z.literal("true"),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** The parts of next-auth that are offered; its own pages and its log intake are not. */
export const readPathSchema = z.object({ nextauth: z.tuple([z.enum(["csrf", "session"])]) });
export const signInPathSchema = z.object({
  nextauth: z.tuple([z.literal("callback"), z.literal("solana")]),
});

const signIn = async (request: Request, credentials: unknown): Promise<Session> => {
  const { nonce, address, signedMessage, signature } = credentialsSchema.parse(credentials);
  const store = await database();
  const now = new Date();
  const wallet = await redeemChallenge(store, {
    nonce,
    signedMessage: fromBase64(signedMessage),
    signature: fromBase64(signature),
    browser: requestCookie(request, browserCookieName()) ?? "",
    now,
  });
  if (wallet !== address)
    throw new CodedError("SIGN_IN_FAILED", "the challenge is another wallet's");
  return openSession(store, wallet, now);
};

const asResponse = (answer: unknown): Response => {
  if (answer instanceof Response) return answer;
  throw new TypeError("next-auth answered something that is no response");
};

/** `GET /api/auth/csrf` and `GET /api/auth/session`, as next-auth answers them. */
export const readAuth = async (
  request: Request,
  params: z.infer<typeof readPathSchema>,
): Promise<Response> =>
  asResponse(
    await NextAuth(
      new NextRequest(request.url, { headers: request.headers }),
      { params },
      authOptions(),
    ),
  );

/**
 * `POST /api/auth/callback/solana`. next-auth checks its CSRF token, calls `authorize`, and sets the
 * session cookie. It answers 200 when the token is missing and hides why a sign-in was refused, so
 * both are noticed here and leave as coded errors.
 * @throws CodedError CHALLENGE_EXPIRED or SIGN_IN_FAILED
 */
export const signInWithSolana = async (
  request: Request,
  params: z.infer<typeof signInPathSchema>,
  body: SignInRequest,
): Promise<Response> => {
  let outcome: { readonly session: Session } | { readonly refusal: unknown } | undefined;
  const provider = CredentialsProvider({
    id: "solana",
    name: "Solana",
    credentials: { nonce: {}, address: {}, signedMessage: {}, signature: {} },
    authorize: async (credentials) => {
      try {
        const session = await signIn(request, credentials);
        outcome = { session };
        return { id: session.id, name: session.wallet };
      } catch (refusal) {
        outcome = { refusal };
        return null;
      }
    },
  });
  const forwarded = new NextRequest(request.url, {
    method: "POST",
    headers: request.headers,
    body: JSON.stringify(body),
  });
  const answer = asResponse(
    await NextAuth(forwarded, { params }, { ...authOptions(), providers: [provider] }),
  );
  return settle(answer, outcome);
};

const settle = (
  answer: Response,
  outcome: { readonly session: Session } | { readonly refusal: unknown } | undefined,
): Response => {
  if (outcome === undefined) throw new CodedError("SIGN_IN_FAILED", "the CSRF token did not match");
  if ("refusal" in outcome) throw outcome.refusal;
  return answer;
};
