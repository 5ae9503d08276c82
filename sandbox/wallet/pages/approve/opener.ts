import {
  approvalGiven,
  approvalReady,
  approvalRefused,
  type Approved,
  type Refused,
} from "../../protocol";

interface MessageTarget {
  postMessage(message: unknown, targetOrigin: string): void;
}

const isMessageTarget = (value: unknown): value is MessageTarget =>
  typeof value === "object" && value !== null && "postMessage" in value;

/** The page that opened this window; answered once, and only while it is of the origin that asked. */
export class Opener {
  readonly #window: MessageTarget;
  #answered = false;

  constructor(opener: MessageTarget) {
    this.#window = opener;
  }

  /** null where the window was not opened by a page. */
  static find(opener: unknown): Opener | null {
    return isMessageTarget(opener) ? new Opener(opener) : null;
  }

  is(source: unknown): boolean {
    return source === this.#window;
  }

  /** Says nothing but that somebody listens, so any opener may hear it. */
  ready(): void {
    this.#window.postMessage({ type: approvalReady }, "*");
  }

  give(origin: string, approved: Approved): void {
    this.#answer(origin, { type: approvalGiven, ...approved });
  }

  refuse(origin: string, { code, message }: Refused): void {
    this.#answer(origin, { type: approvalRefused, code, message });
  }

  #answer(origin: string, message: unknown): void {
    if (this.#answered) return;
    this.#answered = true;
    this.#window.postMessage(message, origin);
  }
}
