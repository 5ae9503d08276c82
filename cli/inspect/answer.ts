import { httpCluster, type HttpCluster } from "./http-cluster";
import { lookOver } from "./look-over";
import { lookUp } from "./look-up";
import { readSubject } from "./read-subject";
import { readWords, type Call } from "./read-words";
import { EXIT, type Report } from "./report";
import { usage } from "./usage";
import { UsageError } from "./usage-error";

/** Where the sandbox's cluster listens unless told otherwise. */
const LOCAL_CLUSTER = "http://127.0.0.1:8899";

const clusterOf = ({ rpc, offline }: Call): HttpCluster | null =>
  offline
    ? null
    : httpCluster(rpc ?? (process.env["SOLANA_RPC_URLS"]?.split(",")[0] || LOCAL_CLUSTER));

const reportOn = async (words: readonly string[]): Promise<Report> => {
  const call = await readWords(words);
  if (call === null) return { status: EXIT.reviewed, output: usage, trouble: null };
  const cluster = clusterOf(call);
  const subject = await readSubject(call.subject);
  return subject.kind === "landed"
    ? lookUp(subject.signature, call, cluster)
    : lookOver(subject, call, cluster);
};

/** How a call with these words ends; words that are off are an answer too. */
export const answer = async (words: readonly string[]): Promise<Report> => {
  try {
    return await reportOn(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: EXIT.usage, output: null, trouble: `${error.message}\nTry --help.` };
  }
};
