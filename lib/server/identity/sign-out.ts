import { database } from "@/lib/server/db";
import { NextResponse } from "next/server";
import { cookieOptions, sessionCookieName } from "./cookies";
import { endSession, type Session } from "./sessions";

/** Ends the session for good, then takes its cookie away. */
export const signOut = async (session: Session): Promise<Response> => {
  await endSession(await database(), session.id, new Date());
  const answer = new NextResponse(null, { status: 204 });
  answer.cookies.set(sessionCookieName(), "", { ...cookieOptions(), maxAge: 0 });
  return answer;
};
