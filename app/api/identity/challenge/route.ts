import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";
import { route } from "@/lib/server/http";
import { answerChallenge } from "@/lib/server/identity/routes";

export const POST = route(
  { session: "none", limit: "challenge", body: z.strictObject({ address: addressSchema }) },
  ({ request, body }) => answerChallenge(request, body.address),
);
