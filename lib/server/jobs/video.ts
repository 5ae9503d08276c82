import { CodedError } from "@/lib/core/errors";
import type { JobKind, StartAnimation, StartFaceSwap } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { consents } from "@/lib/server/db/schema/consents";
import type { StoredFile } from "@/lib/server/files";
import type { RealmClient } from "@/lib/server/realm";
import type { FormFile } from "@/lib/server/upstream";
import { beginJob, sendJob, type Started, type Wanted } from "./begin";
import type { JobContext } from "./context";
import { sendingProgress } from "./sending";

interface VideoContext extends JobContext {
  /** @throws FILE_NOT_FOUND */
  readonly readFile: (owner: string, id: string) => Promise<StoredFile>;
}

interface StartedVideo extends Started {
  /** Settles when REALM has everything or will not; what came of it stands in the job. */
  readonly sent: Promise<void>;
}

const endings = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
} as const;
type Taken = keyof typeof endings;

const isTaken = (type: string): type is Taken => Object.hasOwn(endings, type);

/** A file without what it was called: that is nobody's business. @throws FILE_TYPE */
const asFormFile = (
  name: string,
  { type, bytes, open }: StoredFile,
  takes: "pictures" | "pictures and films",
): FormFile => {
  const isWanted = isTaken(type) && (takes !== "pictures" || type.startsWith("image/"));
  if (!isWanted)
    throw new CodedError("FILE_TYPE", "not a kind that this takes", { context: { type } });
  return { fileName: `${name}.${endings[type]}`, contentType: type, bytes, open };
};

type Send = (realm: RealmClient, progress: (sent: number) => void) => Promise<{ jobId: string }>;

/**
 * Writes the job down and answers; its files go on to REALM in the background, as they are read from
 * the disk, and the job's progress tells how far they are.
 */
const begin = async (
  context: JobContext,
  wallet: Address,
  wanted: Wanted & { readonly kind: Extract<JobKind, "video-generate" | "faceswap"> },
  files: readonly FormFile[],
  send: Send,
): Promise<StartedVideo> => {
  const begun = await beginJob(context, wallet, wanted);
  if (!begun.created) return { ...begun, sent: Promise.resolve() };
  const { id: jobId } = begun.job;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const sending = sendJob(context, begun.job, async () => {
    const accepted = await send(context.realmOf(wallet), sendingProgress(context, jobId, total));
    return accepted.jobId;
  });
  const sent = sending.then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof CodedError))
        context.log.error({ jobId, error }, "A video's start failed unexpectedly.");
    },
  );
  return { ...begun, sent };
};

/**
 * Sets a picture of the wallet's in motion.
 * @throws FILE_NOT_FOUND, FILE_TYPE, CREDENTIAL_REQUIRED, JOBS_FULL, JOB_KEY
 */
export const startAnimation = async (
  context: VideoContext,
  wallet: Address,
  { key, ...parameters }: StartAnimation,
): Promise<StartedVideo> => {
  const { source, ...request } = parameters;
  const file = await context.readFile(wallet, source);
  const sourceImage = asFormFile("source", file, "pictures");
  return begin(
    context,
    wallet,
    { key, kind: "video-generate", parameters },
    [sourceImage],
    (realm, progress) => realm.generateVideo(request, { sourceImage }, progress),
  );
};

/**
 * Puts a face of one file into another. That everyone in them agreed is written down with the job, or
 * neither is: nothing is sent without it.
 * @throws FILE_NOT_FOUND, FILE_TYPE, CREDENTIAL_REQUIRED, JOBS_FULL, JOB_KEY
 */
export const startFaceSwap = async (
  context: VideoContext,
  wallet: Address,
  { key, ...parameters }: StartFaceSwap,
): Promise<StartedVideo> => {
  const { face, target, consent: version, ...request } = parameters;
  const sourceFace = asFormFile("face", await context.readFile(wallet, face), "pictures");
  const found = await context.readFile(wallet, target);
  const targetMedia = asFormFile("target", found, "pictures and films");
  const wanted: Wanted & { readonly kind: "faceswap" } = {
    ...{ key, parameters },
    kind: "faceswap",
    also: async (transaction, { id: jobId, createdAt: at }) => {
      await transaction.insert(consents).values({ jobId, wallet, version, at });
    },
  };
  return begin(context, wallet, wanted, [sourceFace, targetMedia], (realm, progress) =>
    realm.swapFace(request, { sourceFace, targetMedia }, progress),
  );
};
