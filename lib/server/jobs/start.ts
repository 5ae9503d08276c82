import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { personalDataIn, type StartJob } from "@/lib/core/job";
import { imageChangeSchema, imageRequestSchema } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import type { StoredFile } from "@/lib/server/files";
import { requireQuota } from "@/lib/server/licences/quota";
import type { RealmClient } from "@/lib/server/realm";
import { ownerOf } from "./account";
import { beginJob, sendJob, type Started } from "./begin";
import { accountFor, type LicensedContext } from "./licence";
import { bytesOf, picturesOf } from "./modify";
import { sendingProgress } from "./sending";
import type { Job } from "./store/read";

export interface StartContext extends LicensedContext {
  /** @throws FILE_NOT_FOUND */
  readonly readFile: (owner: string, id: string) => Promise<StoredFile>;
}

/** A call to REALM that is ready to be made; gives REALM's id of the job. */
type Send = (realm: RealmClient, job: Job) => Promise<string>;

/** What of a request is REALM's to know. */
const generateFields = z.object(imageRequestSchema.shape);
const modifyFields = z.object(imageChangeSchema.shape);

/** Looks at everything that can be looked at before anything is written down or sent. */
const sendingOf = async (
  context: StartContext,
  wallet: Address,
  request: StartJob,
): Promise<Send> => {
  if (request.kind === "image-generate") {
    const image = generateFields.parse(request);
    return async (realm) => (await realm.generateImages(image)).jobId;
  }
  const change = modifyFields.parse(request);
  const pictures = await picturesOf((id) => context.readFile(wallet, id), request);
  return async (realm, job) => {
    const progress = sendingProgress(context, job.id, bytesOf(pictures));
    return (await realm.modifyImage(change, pictures, progress)).jobId;
  };
};

/**
 * Starts a job at REALM, with the wallet's own credential or, for a model whose licence it holds, with
 * this instance's. The row stands before REALM is called, and REALM is called once. The same key again
 * finds the same job.
 * @throws PERSONAL_DATA, CREDENTIAL_REQUIRED, LICENCE_REQUIRED, LICENCE_QUOTA, JOBS_FULL, JOB_KEY;
 * FILE_NOT_FOUND, FILE_TYPE, MASK_SIZE; CHAIN_UNAVAILABLE; REALM_* and MODEL_NOT_FOUND where REALM did
 * not take it
 */
export const startJob = async (
  context: StartContext,
  wallet: Address,
  request: StartJob,
): Promise<Started> => {
  const { key, kind, ...parameters } = request;
  if (request.personalData === undefined && personalDataIn(request).length > 0)
    throw new CodedError("PERSONAL_DATA", "personal data that nobody was asked about");
  const send = await sendingOf(context, wallet, request);
  const { modelId } = request;
  const begun = await beginJob(context, wallet, {
    ...{ key, kind, modelId, parameters },
    accountFor: () => accountFor(context, wallet, modelId),
    also: async (transaction, job) => {
      if (job.account === "platform") await requireQuota(transaction, job, context.now());
    },
  });
  if (!begun.created) return begun;
  const { job } = begun;
  const sent = await sendJob(context, job, () => send(context.realmOf(ownerOf(job)), job));
  return { job: sent, created: true };
};
