import { CodedError } from "@/lib/core/errors";
import { addressSchema, fromBase64, strictBase64 } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import CredentialsProvider from "next-auth/providers/credentials";
import * as z from "zod";
import { askNextAuth } from "./ask-next-auth";
import { authOptions } from "./auth-options";
import { isBlocked } from "./blocked";
import { redeemChallenge } from "./challenges";
import { browserCookieName } from "./cookies";
import { currentSession } from "./current-session";
import { requestCookie } from "./request-cookie";
import { endSession, openSession, type Session } from "./sessions";

/** Longer than any sign-in message of ours. */
const LONGEST_MESSAGE = 4096;

/** The base58 of 16 bytes, as challenges are named; nothing else is asked of the database. */
const NONCE = /^[1-9A-HJ-NP-Za-km-z]{16,22}$/u;

const named = { nonce: z.string().regex(NONCE), address: addressSchema };
const message = { signedMessage: strictBase64(LONGEST_MESSAGE), signature: strictBase64(88) };
/** 1,232 bytes, what a cluster takes at most; this one is sent to none. */
const transaction = { signedTransaction: strictBase64(1644) };

const credentialsSchema = z.union([
  z.object({ ...named, ...message }),
  z.object({ ...named, ...transaction }),
]);

/** What next-auth asks for beside the credentials. */
const asked = { csrfToken: z.string().max(256), json: z.literal("true") };

/** Body of `POST /api/auth/callback/solana`: a signed message, or a signed transaction, never both. */
export const signInRequestSchema = z.union([
  z.strictObject({ ...named, ...message, ...asked }),
  z.strictObject({ ...named, ...transaction, ...asked }),
]);
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** The one part of next-auth that acts. */
export const signInPathSchema = z.object({
  nextauth: z.tuple([z.literal("callback"), z.literal("solana")]),
});

const signedPart = (credentials: z.infer<typeof credentialsSchema>) =>
  "signedTransaction" in credentials
    ? { transaction: fromBase64(credentials.signedTransaction) }
    : {
        signedMessage: fromBase64(credentials.signedMessage),
        signature: fromBase64(credentials.signature),
      };

const signIn = async (request: Request, credentials: unknown): Promise<Session> => {
  const parsed = credentialsSchema.parse(credentials);
  const { nonce, address } = parsed;
  const store = await database();
  const now = new Date();
  const wallet = await redeemChallenge(store, {
    nonce,
    ...signedPart(parsed),
    browser: requestCookie(request, browserCookieName()) ?? "",
    now,
  });
  if (wallet !== address)
    throw new CodedError("SIGN_IN_FAILED", "the challenge is another wallet's");
  // Told only to whoever has proved that the wallet is theirs.
  if (await isBlocked(store, wallet)) throw new CodedError("WALLET_BLOCKED", "blocked here");
  // The cookie at hand is about to be replaced: its session would live on with nobody to end it.
  const replaced = await currentSession();
  if (replaced) await endSession(store, replaced.id, now);
  return openSession(store, wallet, now);
};

/**
 * `POST /api/auth/callback/solana`. next-auth checks its CSRF token, calls `authorize`, and sets the
 * session cookie. It answers 200 when the token is missing and hides why a sign-in was refused, so
 * both are noticed here and leave as coded errors.
 * @throws CodedError CHALLENGE_EXPIRED, SIGN_IN_FAILED or WALLET_BLOCKED
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
    credentials: {
      nonce: {},
      address: {},
      signedMessage: {},
      signature: {},
      signedTransaction: {},
    },
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
  const options = { ...authOptions(), providers: [provider] };
  const answer = await askNextAuth(request, params, options, body);
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
