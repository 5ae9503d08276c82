import { parseArgs } from "node:util";

export const help = `The sandbox: an emulator of REALM v1, a local Solana cluster and a wallet, on this machine only.

  npm run sandbox -- [options]

  --json           prints one JSON object when ready, and nothing else, on standard output
  --port-base N    REALM on N, control N+1, wallet N+2, RPC N+3, WebSocket N+4,
                   a second RPC N+5 (without it: 4010, 4019, 4020, 8899, 8900, 8901)
  --data DIR       where everything is kept (default .data/sandbox)
  --reset          starts over with an empty folder
  --slot-millis N  how long a slot of the cluster lasts (default 400, like the public ones)
  --help           this

A port that is taken is not an error: the next free one is used and printed.
Ctrl-C ends it; the next start goes on where it was.`;

export interface Ports {
  readonly realm: number;
  readonly control: number;
  readonly wallet: number;
  /** The WebSocket is the next one: clients derive it. The second RPC follows. */
  readonly rpc: number;
}

export interface ProgramOptions {
  readonly json: boolean;
  readonly help: boolean;
  readonly reset: boolean;
  readonly dataDir: string;
  readonly ports: Ports;
  /** How long a slot of the cluster lasts. */
  readonly slotMillis: number;
}

const portsFrom = (base: string | undefined): Ports => {
  if (base === undefined) return { realm: 4010, control: 4019, wallet: 4020, rpc: 8899 };
  const first = Number(base);
  if (!Number.isInteger(first) || first < 1024 || first > 65_000) {
    throw new Error("--port-base takes a number from 1024 to 65000.");
  }
  return { realm: first, control: first + 1, wallet: first + 2, rpc: first + 3 };
};

const SHORTEST_SLOT = 20;
const LONGEST_SLOT = 10_000;

const slotFrom = (text: string): number => {
  const millis = Number(text);
  if (Number.isInteger(millis) && millis >= SHORTEST_SLOT && millis <= LONGEST_SLOT) return millis;
  throw new Error(`--slot-millis takes a number from ${SHORTEST_SLOT} to ${LONGEST_SLOT}.`);
};

/** Reads the command line. @throws Error with a sentence for what it does not understand. */
export const parseOptions = (args: readonly string[]): ProgramOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      reset: { type: "boolean", default: false },
      data: { type: "string", default: ".data/sandbox" },
      "port-base": { type: "string" },
      "slot-millis": { type: "string", default: "400" },
    },
  });
  return {
    json: values.json,
    help: values.help,
    reset: values.reset,
    dataDir: values.data,
    ports: portsFrom(values["port-base"]),
    slotMillis: slotFrom(values["slot-millis"]),
  };
};
