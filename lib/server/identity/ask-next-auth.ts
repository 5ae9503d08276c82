import { CodedError } from "@/lib/core/errors";
import NextAuth, { type AuthOptions } from "next-auth";
import { NextRequest } from "next/server";

/**
 * Lets next-auth answer. It is given the path and the headers, never the query: nothing of ours is
 * in one, and next-auth would follow what somebody else put there.
 * @throws CodedError INTERNAL where it fails: its own error answers are no problem documents
 */
export const askNextAuth = async (
  request: Request,
  params: { nextauth: string[] },
  options: AuthOptions,
  body?: unknown,
): Promise<Response> => {
  const { origin, pathname } = new URL(request.url);
  const answer: unknown = await NextAuth(
    new NextRequest(`${origin}${pathname}`, {
      method: request.method,
      headers: request.headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { params },
    options,
  );
  if (!(answer instanceof Response)) throw new TypeError("next-auth answered no response");
  if (answer.status >= 500) {
    throw new CodedError("INTERNAL", `next-auth answered ${answer.status}`);
  }
  return answer;
};
