import type {
  JobPage,
  JobQuery,
  JobView,
  RetryJob,
  StartAnimation,
  StartFaceSwap,
  StartJob,
  StartTraining,
} from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { chain } from "@/lib/server/chain";
import { useStoredFile } from "@/lib/server/files";
import type { Started } from "./begin";
import * as cancelling from "./cancel";
import * as looking from "./look";
import { jobContext } from "./process";
import * as reading from "./read";
import * as retrying from "./retry";
import * as starting from "./start";
import type { HeardOf } from "./store/read";
import * as training from "./train";
import * as videos from "./video";

/** `created` is false where the key had begun it before. */
interface Begun {
  readonly created: boolean;
  readonly job: JobView;
}

const startContext = async (): Promise<starting.StartContext> => ({
  ...(await jobContext()),
  readFile: useStoredFile,
  heldMints: (owner: Address) => chain().heldMints(owner),
});

const begin = async (
  start: (context: starting.StartContext) => Promise<Started>,
): Promise<Begun> => {
  const context = await startContext();
  const { created, job } = await start(context);
  return { created, job: await reading.showJob(context, job) };
};

/** See start.ts. */
export const startJob = (wallet: Address, request: StartJob): Promise<Begun> =>
  begin((context) => starting.startJob(context, wallet, request));

/** See train.ts. It answers when the row stands; the pictures are still on their way then. */
export const startTraining = (
  wallet: Address,
  modelId: string,
  request: StartTraining,
): Promise<Begun> => begin((context) => training.startTraining(context, wallet, modelId, request));

/** See video.ts. It answers when the row stands; the picture is still on its way then. */
export const startAnimation = (wallet: Address, request: StartAnimation): Promise<Begun> =>
  begin((context) => videos.startAnimation(context, wallet, request));

/** See video.ts. It answers when the row stands; the files are still on their way then. */
export const startFaceSwap = (wallet: Address, request: StartFaceSwap): Promise<Begun> =>
  begin((context) => videos.startFaceSwap(context, wallet, request));

/** See retry.ts. */
export const retryJob = (wallet: Address, id: string, request: RetryJob): Promise<Begun> =>
  begin((context) => retrying.retryJob(context, wallet, id, request));

/** See cancel.ts. */
export const cancelJob = async (wallet: Address, id: string): Promise<JobView> => {
  const context = await jobContext();
  return reading.showJob(context, await cancelling.cancelJob(context, wallet, id));
};

/** See read.ts. */
export const readJob = async (wallet: Address, id: string): Promise<JobView> =>
  reading.readJob(await jobContext(), wallet, id);

/** See read.ts. */
export const listJobs = async (wallet: Address, query: JobQuery): Promise<JobPage> =>
  reading.listJobs(await jobContext(), wallet, query);

/** See look.ts. */
export const lookAtJobs = async (heard: HeardOf, eventId: string): Promise<number> =>
  looking.lookAtJobs(await jobContext(), heard, eventId);
