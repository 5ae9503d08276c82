import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { anyIntentSchema, type AnyIntent } from "@/lib/core/intent";
import { reviewToJson, reviewTransaction, type ClusterReader } from "@/lib/core/review";
import { isAddress } from "@/lib/core/solana";
import { httpCluster } from "./inspect/http-cluster";
import { printReview } from "./inspect/print";
import { readTransactionText } from "./inspect/read-transaction";
import { usage } from "./inspect/usage";
import { UsageError } from "./inspect/usage-error";

/** Exit statuses, as `--help` promises them. */
const EXIT = { reviewed: 0, blocked: 1, usage: 2, network: 3 } as const;

/** Where the sandbox's cluster listens unless told otherwise. */
const LOCAL_CLUSTER = "http://127.0.0.1:8899";

const readWords = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        intent: { type: "string" },
        wallet: { type: "string" },
        rpc: { type: "string" },
        offline: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "unknown words");
  }
};

const readIntent = async (
  file: string | undefined,
  wallet: string | undefined,
): Promise<AnyIntent> => {
  if (wallet !== undefined && !isAddress(wallet))
    throw new UsageError("--wallet is not a Solana address.");
  if (file === undefined) return { version: 1, kind: "free", wallet };
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new UsageError(`--intent: ${file} can't be read as JSON.`);
  }
  const parsed = anyIntentSchema.safeParse(json);
  if (!parsed.success)
    throw new UsageError(
      `--intent: ${file} is not an intent: ${parsed.error.issues[0]?.message ?? ""}`,
    );
  if (wallet !== undefined && parsed.data.wallet !== undefined && parsed.data.wallet !== wallet) {
    throw new UsageError("--wallet and the wallet of the intent differ.");
  }
  return parsed.data;
};

const readCluster = (
  rpc: string | undefined,
  offline: boolean,
): { cluster: ClusterReader | null; reached: () => boolean } => {
  if (offline) return { cluster: null, reached: () => true };
  return httpCluster(rpc ?? process.env["SOLANA_RPC_URLS"]?.split(",")[0] ?? LOCAL_CLUSTER);
};

const main = async (): Promise<number> => {
  const { values, positionals } = readWords();
  if (values.help) {
    console.log(usage);
    return EXIT.reviewed;
  }
  if (positionals.length > 1) throw new UsageError("One transaction at a time.");
  const intent = await readIntent(values.intent, values.wallet);
  const { cluster, reached } = readCluster(values.rpc, values.offline);
  const transaction = await readTransactionText(positionals[0] ?? "-");
  const review = await reviewTransaction({ transaction, intent, cluster, now: new Date() });
  console.log(values.json ? JSON.stringify(reviewToJson(review)) : printReview(review));
  if (!reached()) {
    console.error("The cluster could not be reached, so the review is incomplete. Try --offline.");
    return EXIT.network;
  }
  return review.verdict === "block" ? EXIT.blocked : EXIT.reviewed;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : "failed");
  if (error instanceof UsageError) {
    console.error("Try --help.");
    process.exitCode = EXIT.usage;
  } else throw error;
}
