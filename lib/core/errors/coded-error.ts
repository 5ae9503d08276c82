import { errorTable, type ErrorCode } from "./codes";

export type ErrorContext = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The one error class that crosses a module's border. `message` is for the log; the person reads
 * the table's sentence. `context` must never hold a secret, a signature or a prompt.
 */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(
    code: ErrorCode,
    message: string,
    options: { context?: ErrorContext; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CodedError";
    this.code = code;
    this.context = options.context ?? {};
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }

  get sentence(): string {
    return errorTable[this.code].sentence;
  }
}
