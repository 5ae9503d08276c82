import * as z from "zod";
import { newBuyer, type Buyer } from "@/lib/server/purchases/testing/buyer";
import { HttpSession } from "./http-session";

const challengeSchema = z.object({ message: z.string(), nonce: z.string() });
const csrfSchema = z.object({ csrfToken: z.string() });
const sessionSchema = z.object({ wallet: z.string() });

/** Somebody with a wallet and a browser. */
export interface Person extends Buyer {
  readonly session: HttpSession;
}

/** A wallet of its own behind an address of its own: an office of its own, for the rate limits. */
export const newPerson = (index: number): Person => ({
  ...newBuyer(),
  session: new HttpSession(`198.18.${Math.floor(index / 250)}.${1 + (index % 250)}`),
});

/** Signs in with Solana, as a page does it. @throws Refused; Error where no session comes of it */
export const signIn = async ({ session, wallet, signText }: Person, app: string): Promise<void> => {
  const challenge = await session.call(app, "POST", "/api/identity/challenge", challengeSchema, {
    address: wallet,
  });
  const { csrfToken } = await session.call(app, "GET", "/api/auth/csrf", csrfSchema);
  await session.call(app, "POST", "/api/auth/callback/solana", z.unknown(), {
    csrfToken,
    nonce: challenge.nonce,
    address: wallet,
    signedMessage: Buffer.from(challenge.message).toString("base64"),
    signature: signText(challenge.message),
    json: "true",
  });
  const told = await session.call(app, "GET", "/api/auth/session", sessionSchema);
  if (told.wallet !== wallet) throw new Error("The app opened another wallet's session.");
};
