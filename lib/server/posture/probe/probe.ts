import type { RetentionRun } from "@/lib/core/operator/retention";
import type { AuditReport } from "@/lib/server/audit/verify";
import type { Database } from "@/lib/server/db";
import type { Env } from "@/lib/server/env";
import type { Upstream } from "@/lib/server/upstream";
import type { Credential } from "@/lib/server/vault";
import type { WebhookCounts } from "@/lib/server/webhooks/counts";
import type { Parts } from "./parts";

/** What the running instance answered. */
export interface Answer {
  readonly status: number;
  /** By lower-case name; null where it is missing. */
  readonly header: (name: string) => string | null;
  readonly setCookies: readonly string[];
  readonly text: string;
  /** "past the gateway": its public address can't be reached from here, so the process itself was asked. */
  readonly via: "public address" | "past the gateway";
}

export interface Question {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** What one read of REALM showed. */
export interface Visit {
  /** Calls counted for the platform's credentials, before and after. */
  readonly countedBefore: number;
  readonly countedAfter: number;
  readonly errors: number;
  readonly skew: ReturnType<Upstream["clockSkew"]>;
  readonly limits: ReturnType<Upstream["rateLimits"]>;
  readonly breaker: ReturnType<Upstream["breaker"]>;
}

/** A TLS connection that was made with everything verified. */
export interface Handshake {
  /** Such as "TLSv1.3". */
  readonly protocol: string;
  readonly validUntil: Date;
}

/** `ran: false`: whether anything is wrong is not known. */
export type AdvisoryReport =
  | { readonly ran: false; readonly reason: string }
  | { readonly ran: true; readonly high: number; readonly critical: number; readonly all: number };

export interface AlertWatch {
  /** The rules that are looked at. */
  readonly rules: readonly string[];
  readonly firing: readonly string[];
  readonly lookedAt: Date | null;
}

/**
 * Everything a check may touch. Nothing of it changes a person's data or costs REALM more than one read:
 * what has to be written to be tried is written in a transaction that never commits.
 */
export interface Probe {
  readonly parts: Parts;
  readonly env: Env;
  readonly now: () => Date;
  /** Asks the running instance over the network, as anybody could. */
  readonly ask: (path: string, question?: Question) => Promise<Answer>;
  /** Every script and style the build made for browsers. */
  readonly browserFiles: () => Promise<readonly TextFile[]>;
  /** A file of the project's folder; null where it is not deployed. */
  readonly projectFile: (path: string) => Promise<(TextFile & { readonly changedAt: Date }) | null>;
  /** Every secret that this process holds, the opened credentials' too. */
  readonly secrets: () => Promise<readonly string[]>;
  readonly credentials: () => Promise<readonly Credential[]>;
  readonly database: () => Promise<Database>;
  /** Does the work on the database and takes all of it back. */
  readonly rehearse: <Result>(work: (transaction: Database) => Promise<Result>) => Promise<Result>;
  /** Walks the audit log; `knowsHead` is whether the head that this process saw before is still in it. */
  readonly audit: () => Promise<AuditReport>;
  /** Reads the platform's profile at REALM once for all checks. */
  readonly visitRealm: () => Promise<Visit>;
  /** @throws Error where who answers is not trusted; WrongKeyError where it presents none of the pinned keys */
  readonly handshake: (url: URL, pins: readonly string[]) => Promise<Handshake>;
  readonly webhookCounts: () => WebhookCounts;
  /** Keeps forgeries that a check sends from waking somebody; by how many more or fewer. */
  readonly noteRehearsedForgeries: (by: number) => void;
  /** What the metrics endpoint would answer. */
  readonly metrics: () => Promise<string>;
  readonly alerts: () => Promise<AlertWatch>;
  readonly retention: () => Promise<readonly RetentionRun[]>;
  readonly advisories: () => Promise<AdvisoryReport>;
  /** Permission bits of the data folder; null with a database elsewhere. */
  readonly dataFolderMode: () => Promise<number | null>;
}
