import { createHash } from "node:crypto";
import { mediaTypeOf } from "@/lib/core/realm";
import type { MediaFolder } from "../media/library";
import { animate } from "../media/motion";
import { modify } from "../media/modify";
import { drawPicture } from "../media/picture";
import { swapFace } from "../media/face-swap";
import type { Collection } from "../state/collection";
import type { JobRecord, JobResult, JobWork, ModelRecord } from "../state/studio-records";

export interface Workshop {
  readonly models: Collection<ModelRecord>;
  /** What people sent. */
  readonly uploads: MediaFolder;
  /** What comes out. */
  readonly results: MediaFolder;
}

type WorkOf<Type extends JobWork["type"]> = Extract<JobWork, { type: Type }>;

/** Where no size was asked for; a figure of the sandbox, not of REALM. */
const DEFAULT_EDGE = 768;
const DEFAULT_STRENGTH = 0.8;

const sentFile = ({ uploads }: Workshop, name: string): Buffer => {
  const bytes = uploads.read(name);
  if (!bytes) throw new Error(`the file ${name} is gone`);
  return bytes;
};

/** An output's seed: below 2^32, the same however often the job is done. */
const seedOf = (jobId: string, index: number): number =>
  createHash("sha256").update(`${jobId} ${index}`).digest().readUInt32BE(0);

const outputs = (count: number | undefined): readonly number[] => [...Array(count ?? 1).keys()];

const keepImage = (
  { results }: Workshop,
  { jobId }: JobRecord,
  index: number,
  png: Buffer,
  seed?: number,
): JobResult => {
  const id = `${jobId.replace("job_", "img_")}_${index}`;
  const file = results.put(`${id}.png`, png);
  return { kind: "image", id, file, ...(seed === undefined ? {} : { seed }) };
};

const wordsOf = ({
  prompt,
  negativePrompt,
  guidanceScale,
}: WorkOf<"image_generation">["request"]) =>
  JSON.stringify([prompt, negativePrompt ?? null, guidanceScale ?? null]);

const generateImages = async (
  shop: Workshop,
  job: JobRecord,
  { request }: WorkOf<"image_generation">,
): Promise<JobResult[]> => {
  const { modelId, width = DEFAULT_EDGE, height = DEFAULT_EDGE } = request;
  const style = shop.models.get(modelId)?.style;
  const words = wordsOf(request);
  const made: JobResult[] = [];
  for (const index of outputs(request.numOutputs)) {
    const seed = seedOf(job.jobId, index);
    const png = await drawPicture({ modelId, style, words, seed, width, height });
    made.push(keepImage(shop, job, index, png, seed));
  }
  return made;
};

const modifyImage = async (
  shop: Workshop,
  job: JobRecord,
  { request, image, mask }: WorkOf<"image_modification">,
): Promise<JobResult[]> => {
  const { modelId, strength = DEFAULT_STRENGTH } = request;
  const style = shop.models.get(modelId)?.style;
  const words = wordsOf(request);
  const made: JobResult[] = [];
  for (const index of outputs(request.numOutputs)) {
    const seed = seedOf(job.jobId, index);
    const png = await modify({
      image: sentFile(shop, image),
      mask: mask === null ? null : sentFile(shop, mask),
      strength,
      draw: (width, height) => drawPicture({ modelId, style, words, seed, width, height }),
    });
    made.push(keepImage(shop, job, index, png, seed));
  }
  return made;
};

const keepVideo = ({ results }: Workshop, { jobId }: JobRecord, webm: Buffer): JobResult => {
  const id = jobId.replace("job_", "vid_");
  return { kind: "video", id, file: results.put(`${id}.webm`, webm) };
};

/** Videos that are sent cannot be decoded here: a drawn scene stands in for theirs, the same for each. */
const SCENE = { modelId: "scene", style: "portrait", width: 480, height: 600 } as const;

const swapFaces = async (
  shop: Workshop,
  job: JobRecord,
  { request, face, target }: WorkOf<"face_swap">,
): Promise<JobResult[]> => {
  const [source, scene] = [sentFile(shop, face), sentFile(shop, target)];
  if (mediaTypeOf(scene)?.startsWith("image/") === true) {
    return [keepImage(shop, job, 0, await swapFace(source, scene, request))];
  }
  const seed = createHash("sha256").update(scene).digest().readUInt32BE(0);
  const drawn = await drawPicture({ ...SCENE, words: "", seed });
  const swapped = await swapFace(source, drawn, request);
  const video = await animate(swapped, { durationSeconds: 2, fps: 12 });
  return [keepVideo(shop, job, video)];
};

/** Does a job's work and keeps what comes of it. @throws Error where a file it needs is gone. */
export const perform =
  (shop: Workshop) =>
  async (job: JobRecord): Promise<readonly JobResult[]> => {
    const { work } = job;
    switch (work.type) {
      case "model_training":
        return [];
      case "image_generation":
        return generateImages(shop, job, work);
      case "image_modification":
        return modifyImage(shop, job, work);
      case "video_generation":
        return [keepVideo(shop, job, await animate(sentFile(shop, work.image), work.request))];
      case "face_swap":
        return swapFaces(shop, job, work);
    }
  };
