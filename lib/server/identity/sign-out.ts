import { database } from "@/lib/server/db";
import { NextResponse } from "next/server";
import { clearSessionCookie } from "./cookies";
import { currentSession } from "./current-session";
import { endSession } from "./sessions";

/**
 * Ends the session for good and takes its cookie away. Without a live session the cookie still goes:
 * who is signed out is what was asked for.
 */
export const signOut = async (): Promise<Response> => {
  const session = await currentSession();
  if (session) await endSession(await database(), session.id, new Date());
  return clearSessionCookie(new NextResponse(null, { status: 204 }));
};
