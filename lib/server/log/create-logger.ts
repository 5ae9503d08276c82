import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import { allowedFields, type LogFields } from "./fields";
import { printable } from "./printable";
import { scrub } from "./scrub";

/** Also of a value that was put together elsewhere: TypeScript itself looks at fresh objects alone. */
type OnlyAllowed<Fields> = Fields & {
  readonly [Name in Exclude<keyof Fields, keyof LogFields>]: never;
};

type Write = <Fields extends LogFields>(fields: OnlyAllowed<Fields>, sentence: string) => void;

/** JSON lines. Only fields of the allow-list compile, and only they are written. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  /** A log whose every line also carries these fields. */
  readonly with: <Fields extends LogFields>(fields: OnlyAllowed<Fields>) => Log;
}

const wrap = (lines: PinoLogger): Log => ({
  debug: (fields, sentence) => {
    lines.debug(allowedFields(fields), sentence);
  },
  info: (fields, sentence) => {
    lines.info(allowedFields(fields), sentence);
  },
  warn: (fields, sentence) => {
    lines.warn(allowedFields(fields), sentence);
  },
  error: (fields, sentence) => {
    lines.error(allowedFields(fields), sentence);
  },
  with: (fields) => wrap(lines.child(allowedFields(fields))),
});

export interface LogOptions {
  readonly level: string;
  /** Asked at each line, because secrets become known after the first lines. */
  readonly secrets: () => readonly string[];
  /** Standard output (1) where left out. */
  readonly destination?: DestinationStream | 1 | 2;
}

export const createLogger = ({ level, secrets, destination = 1 }: LogOptions): Log =>
  wrap(
    pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        messageKey: "message",
        formatters: { level: (label) => ({ level: label }) },
        hooks: { streamWrite: (line) => printable(scrub(line, secrets())) },
      },
      typeof destination === "number"
        ? pino.destination({ fd: destination, sync: true })
        : destination,
    ),
  );
