import { httpCluster, type HttpCluster } from "./inspect/http-cluster";
import { lookOver } from "./inspect/look-over";
import { lookUp } from "./inspect/look-up";
import { readSubject } from "./inspect/read-subject";
import { readWords, type Call } from "./inspect/read-words";
import { EXIT, type Report } from "./inspect/report";
import { usage } from "./inspect/usage";
import { UsageError } from "./inspect/usage-error";

/** Where the sandbox's cluster listens unless told otherwise. */
const LOCAL_CLUSTER = "http://127.0.0.1:8899";

const clusterOf = ({ rpc, offline }: Call): HttpCluster | null =>
  offline
    ? null
    : httpCluster(rpc ?? (process.env["SOLANA_RPC_URLS"]?.split(",")[0] || LOCAL_CLUSTER));

const main = async (): Promise<Report> => {
  const call = await readWords(process.argv.slice(2));
  if (call === null) return { status: EXIT.reviewed, output: usage, trouble: null };
  const cluster = clusterOf(call);
  const subject = await readSubject(call.subject);
  return subject.kind === "landed"
    ? lookUp(subject.signature, call, cluster)
    : lookOver(subject, call, cluster);
};

try {
  const { status, output, trouble } = await main();
  if (output !== null) console.log(output);
  if (trouble !== null) console.error(trouble);
  process.exitCode = status;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  console.error("Try --help.");
  process.exitCode = EXIT.usage;
}
