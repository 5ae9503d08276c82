import { NextResponse } from "next/server";
import { ERASE_OBJECT, eraseSchema } from "@/lib/core/account";
import { route } from "@/lib/server/http";
import { clearSessionCookie } from "@/lib/server/identity/cookies";
import { eraseOwnData } from "@/lib/server/own-data";

/** Deletes all one's data; the session ends with them. */
export const POST = route(
  {
    limit: "erase",
    session: "required",
    body: eraseSchema,
    stepUp: { action: "account.erase", object: () => ERASE_OBJECT },
  },
  async ({ session }) => {
    await eraseOwnData(session);
    return clearSessionCookie(NextResponse.json({ erased: true }));
  },
);
