import { ERASE_OBJECT, ERASE_WORDS, erasedSchema } from "@/lib/core/account";
import type { SignedCall } from "../identity/step-up";

/** Deletes all one's data; made with a fresh signature only. */
export const eraseCall: SignedCall<{ readonly erased: true }> = {
  action: "account.erase",
  object: ERASE_OBJECT,
  path: "/api/account/erase",
  method: "POST",
  body: { confirmation: ERASE_WORDS },
  schema: erasedSchema,
};
