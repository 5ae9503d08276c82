import {
  acceptedJobSchema,
  jobSchema,
  type AcceptedJob,
  type FaceSwap,
  type ImageChange,
  type ImageRequest,
  type RealmJob,
  type VideoRequest,
} from "@/lib/core/realm";
import { multipartBody, type FormFile, type FormPart } from "@/lib/server/upstream";
import { segment, type RealmCaller } from "../caller";
import type { Meanings } from "../refusal";

/**
 * `/v1/images` and `/v1/videos`: what is made there is made by jobs. None of them has an idempotency
 * key, so they are sent once. `progress` hears how many bytes of an upload are out.
 */
export interface MediaCalls {
  /** @throws MODEL_NOT_FOUND */
  generateImages(request: ImageRequest): Promise<AcceptedJob>;
  modifyImage(
    change: ImageChange,
    files: { readonly image: FormFile; readonly mask?: FormFile },
    progress?: (sent: number) => void,
  ): Promise<AcceptedJob>;
  generateVideo(
    request: VideoRequest,
    files: { readonly sourceImage: FormFile },
    progress?: (sent: number) => void,
  ): Promise<AcceptedJob>;
  swapFace(
    request: FaceSwap,
    files: { readonly sourceFace: FormFile; readonly targetMedia: FormFile },
    progress?: (sent: number) => void,
  ): Promise<AcceptedJob>;
  /** `within` milliseconds. @throws JOB_NOT_FOUND */
  getImageJob(jobId: string, within?: number): Promise<RealmJob>;
  /** `within` milliseconds. @throws JOB_NOT_FOUND */
  getVideoJob(jobId: string, within?: number): Promise<RealmJob>;
}

const meanings: Meanings = {
  missing: "JOB_NOT_FOUND",
  conflict: { byCode: {}, otherwise: "REALM_REFUSED" },
};
/** Milliseconds: a film over a slow line. */
const UPLOAD_WITHIN = 10 * 60_000;

/** Fields as a form has them: text; what is left out is not sent. */
const textParts = (fields: Readonly<Record<string, string | number | boolean | undefined>>) =>
  Object.entries(fields).flatMap(([name, value]): FormPart[] =>
    value === undefined ? [] : [{ name, text: value.toString() }],
  );

const fileParts = (files: Readonly<Record<string, FormFile | undefined>>) =>
  Object.entries(files).flatMap(([name, file]): FormPart[] =>
    file === undefined ? [] : [{ ...file, name }],
  );

export const mediaCalls = (images: RealmCaller, videos: RealmCaller): MediaCalls => {
  const upload = (
    caller: RealmCaller,
    operation: string,
    path: string,
    parts: readonly FormPart[],
    progress?: (sent: number) => void,
  ): Promise<AcceptedJob> =>
    caller.ask(
      {
        operation,
        method: "POST",
        path,
        body: { multipart: multipartBody(parts, progress) },
        within: UPLOAD_WITHIN,
      },
      acceptedJobSchema,
    );
  return {
    generateImages: (request) =>
      images.ask(
        {
          operation: "generateImages",
          method: "POST",
          path: "/images/generate",
          meanings: { ...meanings, missing: "MODEL_NOT_FOUND" },
          body: { json: JSON.stringify(request) },
        },
        acceptedJobSchema,
      ),
    modifyImage: (change, files, progress) =>
      upload(
        images,
        "modifyImage",
        "/images/modify",
        [...textParts({ ...change }), ...fileParts({ ...files })],
        progress,
      ),
    generateVideo: (request, files, progress) =>
      upload(
        videos,
        "generateVideo",
        "/videos/generate",
        [...textParts({ ...request }), ...fileParts({ ...files })],
        progress,
      ),
    swapFace: (request, files, progress) =>
      upload(
        videos,
        "swapFace",
        "/videos/faceswap",
        [...textParts({ ...request }), ...fileParts({ ...files })],
        progress,
      ),
    getImageJob: (jobId, within) =>
      images.ask(
        {
          operation: "getImageJob",
          method: "GET",
          path: `/images/jobs/${segment(jobId)}`,
          meanings,
          within,
        },
        jobSchema,
      ),
    getVideoJob: (jobId, within) =>
      videos.ask(
        {
          operation: "getVideoJob",
          method: "GET",
          path: `/videos/jobs/${segment(jobId)}`,
          meanings,
          within,
        },
        jobSchema,
      ),
  };
};
