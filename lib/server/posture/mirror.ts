import { createServer, type IncomingHttpHeaders } from "node:http";
import { CodedError } from "@/lib/core/errors";
import { fixedAccess, type RealmClient } from "@/lib/server/realm";
import type { Upstream } from "@/lib/server/upstream";
import type { Limits } from "@/lib/server/upstream/types";
import type { Parts } from "./probe/parts";

/** One request as it came over the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** How the mirror answers; "silence" never does. */
export type Reply =
  | "silence"
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

export interface Mirror {
  readonly upstream: Upstream;
  readonly client: RealmClient;
  readonly seen: readonly Seen[];
  /** Milliseconds of each pause; none is waited for. */
  readonly pauses: readonly number[];
  /** Groups of which was told that little is left. */
  readonly near: readonly string[];
}

/** Made up: known to nobody, opens nothing. */
export const MADE_UP = { apiKey: "rk_posture_made_up", apiSecret: "rs_posture_made_up" } as const;

interface MirrorOptions {
  readonly limits?: Partial<Limits>;
  readonly answer: (seen: Seen, count: number) => Reply;
}

const JSON_TYPE = { "content-type": "application/json" } as const;

const listen = async (answer: MirrorOptions["answer"], now: () => number) => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks),
      };
      seen.push(one);
      const reply = answer(one, seen.length);
      if (reply === "silence") return;
      const date = new Date(now()).toUTCString();
      response.writeHead(reply.status, { ...JSON_TYPE, date, ...reply.headers });
      response.end(reply.body ?? "{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the mirror got no port");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { seen, close, address: new URL(`http://127.0.0.1:${bound.port}/v1`) };
};

/**
 * Has this build's own way of calling REALM call a stand-in on this machine, with a made-up credential:
 * what really goes over the wire is seen, and REALM is not bothered. Pauses are noted, not waited.
 */
export const withMirror = async <Result>(
  parts: Pick<Parts, "createUpstream" | "createRealmClient">,
  { answer, limits = {} }: MirrorOptions,
  work: (mirror: Mirror) => Promise<Result>,
): Promise<Result> => {
  const pauses: number[] = [];
  const near: string[] = [];
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const { seen, close, address } = await listen(answer, now);
  const upstream = parts.createUpstream({
    name: "mirror",
    address,
    log: () => undefined,
    limits,
    nearLimit: (group) => near.push(group),
    clock: {
      now,
      sleep: (millis) => {
        pauses.push(millis);
        ahead += millis;
        return Promise.resolve();
      },
      random: () => 0.5,
    },
  });
  try {
    const client = parts.createRealmClient(upstream, fixedAccess(MADE_UP));
    return await work({ upstream, client, seen, pauses, near });
  } finally {
    await upstream.close();
    close();
  }
};

/** The code a call ended with; null where it succeeded. */
export const endOf = async (call: Promise<unknown>): Promise<string | null> => {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    if (error instanceof Error && "kind" in error) return String(error.kind);
    throw error;
  }
};

/** A profile as REALM's contract has it. */
export const PROFILE = JSON.stringify({
  userId: "user_posture",
  username: "posture",
  email: "posture@example.com",
  createdAt: "2026-01-01T00:00:00Z",
  apiUsage: { quotaLimit: 1, quotaUsed: 0, resetDate: "2026-02-01T00:00:00Z" },
});
