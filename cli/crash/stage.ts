import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";
import { copyReadyDatabase } from "@/lib/server/db/testing/ready-folder";
import { startSandbox, type RunningSandbox, type SandboxReady } from "../stack/sandbox";
import { freshSecrets } from "../stack/secrets";
import { Holds } from "./holds";
import { startInstance, type Instance } from "./instance";
import { newPerson, signIn, type Person } from "./person";

export interface Listing {
  readonly listingId: string;
  readonly sellerWallet: string;
}

/** A sandbox, one database, and the instances of the app on both. */
export interface Stage {
  readonly sandbox: SandboxReady;
  readonly instances: readonly Instance[];
  readonly holds: Holds;
  /** Where the embedded database is. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Signatures of the payments that the cluster has taken from any instance. */
  readonly taken: ReadonlySet<string>;
  /** When the sandbox was cut, or lost what it had taken otherwise. */
  readonly cuts: readonly Date[];
  /** Everything the instances have printed. */
  readonly output: readonly string[];
  /** A command of the sandbox's control port. */
  control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** A fresh listing, of each creator in turn. */
  list(): Promise<Listing>;
  /** Somebody with 100 SOL who has signed in. */
  arrive(): Promise<Person>;
  /** Ends the sandbox, REALM and cluster alike, as a power cut would, and starts it on its data. */
  cutSandbox(): Promise<void>;
  /** The cluster has lost what it had taken. */
  noteLoss(): void;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly instances: number;
  readonly databaseUrl: string | null;
  /** Ports of stages that stand at once are this far apart. */
  readonly portBase: number;
}

const FUNDS = "100000000000";
const listedSchema = z.object({ listingId: z.string(), sellerWallet: z.string() });

export const openStage = async (options: StageOptions): Promise<Stage> => {
  const { databaseUrl } = options;
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-crash-"));
  const dataDir = path.join(folder, "app");
  const start = (): Promise<RunningSandbox> =>
    startSandbox({
      dataDir: path.join(folder, "sandbox"),
      portBase: options.portBase,
      quiet: true,
    });
  let running = await start();
  const sandbox = running.ready;
  const holds = new Holds();
  const taken = new Set<string>();
  const cuts: Date[] = [];
  const output: string[] = [];
  const instances: Instance[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(instances.map((instance) => instance.close()));
    await running.child.kill();
    await rm(folder, { recursive: true, force: true });
  };
  const secrets = freshSecrets();
  const onTaken = (signature: string): void => {
    taken.add(signature);
  };
  const onOutput = (text: string): void => {
    output.push(text);
  };
  try {
    if (databaseUrl === null) await copyReadyDatabase(dataDir);
    for (let number = 0; number < options.instances; number += 1) {
      const shared = { sandbox, secrets, holds, dataDir, databaseUrl, onTaken, onOutput };
      instances.push(await startInstance({ number, ...shared }));
    }
  } catch (error) {
    await close();
    throw new Error(`The app did not start:\n${output.join("")}`, { cause: error });
  }
  let listed = 0;
  let arrived = 0;
  const control: Stage["control"] = async (method, route, body) => {
    const answer = await fetch(`${sandbox.control}${route}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`);
    const json: unknown = JSON.parse(text);
    return json;
  };
  return {
    sandbox,
    instances,
    holds,
    dataDir,
    databaseUrl,
    taken,
    cuts,
    output,
    control,
    close,
    list: async () => {
      const seller = `Creator ${1 + (listed % 3)}`;
      listed += 1;
      const body = { name: `Crash ${listed}`, price: `0.${100 + listed}`, seller };
      return listedSchema.parse(await control("POST", "/listing", body));
    },
    arrive: async () => {
      const person = newPerson((arrived += 1));
      await control("POST", "/airdrop", { wallet: person.wallet, lamports: FUNDS });
      const [first] = instances;
      if (!first) throw new Error("a stage has at least one instance");
      await signIn(person, first.url);
      return person;
    },
    noteLoss: () => {
      cuts.push(new Date());
    },
    cutSandbox: async () => {
      cuts.push(new Date());
      await running.child.kill();
      running = await start();
      if (running.ready.realm !== sandbox.realm || running.ready.rpc !== sandbox.rpc)
        throw new Error("The sandbox came back at other addresses.");
    },
  };
};
