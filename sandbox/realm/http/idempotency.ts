import { createHash } from "node:crypto";
import { IDEMPOTENCY_SECONDS } from "@/lib/core/realm";
import type { Collection } from "../state/collection";
import type { StoredAnswer } from "../state/records";
import { ProtocolError } from "./protocol-error";

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu;

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
}

export interface IdempotentRequest {
  /** An account's keys share what was answered: a retry may come with the next key. */
  readonly userId: string;
  /** The header, as it came. */
  readonly key: string | undefined;
  /** The same for the same request: `fingerprintOf`. */
  readonly fingerprint: string;
}

/** @param content The body's bytes, or a digest that stands for them. */
export const fingerprintOf = (method: string, path: string, content: Uint8Array | string): string =>
  createHash("sha256").update(`${method}\n${path}\n`).update(content).digest("hex");

/**
 * Answers a repeated key from the store for 24 hours. What was decided is kept, refusals included;
 * a failure on REALM's own side (5xx, or a throw) is not, so that trying again can act.
 */
export class IdempotencyKeys {
  readonly #answers: Collection<StoredAnswer>;
  readonly #inFlight = new Set<string>();

  constructor(answers: Collection<StoredAnswer>) {
    this.#answers = answers;
  }

  /**
   * @param now Unix milliseconds.
   * @throws ProtocolError 400 without a UUID v4, 409 while the first is in flight, 422 for the same
   * key with another request.
   */
  async once(
    request: IdempotentRequest,
    now: number,
    act: () => Promise<WireAnswer>,
  ): Promise<WireAnswer> {
    if (request.key === undefined || !UUID_V4.test(request.key)) {
      throw new ProtocolError(400, "invalid_idempotency_key", "Idempotency-Key must be a UUID v4.");
    }
    const name = `${request.userId} ${request.key.toLowerCase()}`;
    const { fingerprint } = request;
    const kept = this.#answers.get(name);
    if (kept && kept.until > now) {
      if (kept.fingerprint === fingerprint) return { status: kept.status, body: kept.body };
      throw new ProtocolError(
        422,
        "idempotency_key_reused",
        "This key was used for another request.",
      );
    }
    if (this.#inFlight.has(name)) {
      throw new ProtocolError(
        409,
        "idempotency_in_flight",
        "The first request is still in flight.",
      );
    }
    this.#inFlight.add(name);
    try {
      const answer = await act();
      if (answer.status < 500) {
        this.#answers.put(name, {
          fingerprint,
          ...answer,
          until: now + IDEMPOTENCY_SECONDS * 1000,
        });
      }
      return answer;
    } finally {
      this.#inFlight.delete(name);
    }
  }
}
