import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import { allowedFields, type LogFields } from "./fields";
import { LineWriter } from "./line-writer";
import { printable } from "./printable";
import { scrub } from "./scrub";
import { isoTime } from "./iso-time";

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

type Level = "debug" | "info" | "warn" | "error";

/** @param always What every line carries, allowed already. */
const wrap = (lines: PinoLogger, always: Readonly<Record<string, unknown>> = {}): Log => {
  const writeAt =
    (level: Level): Write =>
    (fields, sentence) => {
      // Asked first: what an error says of itself is put together at a price.
      if (!lines.isLevelEnabled(level)) return;
      lines[level](allowedFields(fields, always), sentence);
      // What is wrong may be the last thing that this process says.
      if (level === "warn" || level === "error") lines.flush();
    };
  return {
    debug: writeAt("debug"),
    info: writeAt("info"),
    warn: writeAt("warn"),
    error: writeAt("error"),
    // Not one of pino's children, which cost more to make than the lines that one request writes with it.
    with: (fields) => wrap(lines, allowedFields(fields, always)),
  };
};

export interface LogOptions {
  readonly level: string;
  /** Asked at each line, because secrets become known after the first lines. */
  readonly secrets: () => readonly string[];
  /** A stream, or a descriptor; standard output (1) where left out. */
  readonly destination?: DestinationStream | number;
}

export const createLogger = ({ level, secrets, destination = 1 }: LogOptions): Log =>
  wrap(
    pino(
      {
        level,
        base: null,
        timestamp: () => `,"time":"${isoTime(Date.now())}"`,
        messageKey: "message",
        formatters: { level: (label) => ({ level: label }) },
        hooks: { streamWrite: (line) => printable(scrub(line, secrets())) },
      },
      typeof destination === "number" ? new LineWriter(destination) : destination,
    ),
  );
