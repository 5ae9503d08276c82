import type * as z from "zod";
import { problemSchema } from "@/lib/core/errors";

const PATIENCE_MILLIS = 30_000;

/** The app said no, in its own words. */
export class Refused extends Error {
  readonly code: string;

  constructor(what: string, status: number, code: string) {
    super(`${what}: ${status} ${code}`);
    this.code = code;
  }
}

/** Cookies and address of one browser, to whichever instance it speaks. */
export class HttpSession {
  readonly #cookies = new Map<string, string>();
  readonly #address: string;

  /** @param address what a proxy in front of the app would say the browser's address is */
  constructor(address: string) {
    this.#address = address;
  }

  /**
   * Calls a route with JSON and reads its answer.
   * @throws Refused for a problem document; TypeError where the connection was cut
   */
  async call<T>(
    base: string,
    method: "GET" | "POST",
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<T> {
    return this.#ask(base, method, path, schema, {
      headers: body === undefined ? {} : { origin: base, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Sends a file and reads the answer. @throws as call does */
  async put<T>(
    base: string,
    path: string,
    schema: z.ZodType<T>,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<T> {
    return this.#ask(base, "PUT", path, schema, { headers: { origin: base }, body: bytes });
  }

  async #ask<T>(
    base: string,
    method: string,
    path: string,
    schema: z.ZodType<T>,
    { headers, body }: { headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<T> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${base}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
      headers: { cookie, "x-forwarded-for": this.#address, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const json: unknown = await answer.json();
    if (answer.ok) return schema.parse(json);
    const problem = problemSchema.safeParse(json);
    const code = problem.success ? problem.data.code : "no problem document";
    throw new Refused(`${method} ${path}`, answer.status, code);
  }
}
