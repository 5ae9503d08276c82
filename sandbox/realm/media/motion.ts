import type { VideoRequest } from "@/lib/core/realm";
import { decode, open, type Pixels } from "./pixels";
import { muxWebm } from "./webm";

/** Documented defaults. */
const DEFAULTS = { durationSeconds: 4, fps: 24 } as const;
const DEFAULT_STRENGTH = 0.5;
/** The longer edge of a video; the source's proportions stay. */
const LONGEST_EDGE = 640;
/** The camera moves over a source this much larger than a frame, so that steps are finer than a pixel. */
const OVERSAMPLING = 2;
/** How much of the picture the camera may leave out at full strength. */
const REACH = 0.35;

/** What the camera sees: a share of the source's edges, and where that part begins (0 to 1 of the rest). */
interface View {
  readonly share: number;
  readonly across: number;
  readonly down: number;
}

type Animation = NonNullable<VideoRequest["animationType"]>;

/** @param progress 0 at the first frame, near 1 at the last. */
const views: Readonly<Record<Animation, (progress: number, reach: number) => View>> = {
  zoom_in: (progress, reach) => ({ share: 1 - reach * progress, across: 0.5, down: 0.5 }),
  pan_left: (progress, reach) => ({ share: 1 - reach, across: 1 - progress, down: 0.5 }),
  /** A slow circle, closed: it can be played over and over. */
  standard_motion: (progress, reach) => ({
    share: 1 - reach / 2,
    across: 0.5 + 0.5 * Math.sin(progress * 2 * Math.PI),
    down: 0.5 + 0.5 * Math.cos(progress * 2 * Math.PI),
  }),
};

const frameOf = async (
  source: Pixels,
  { share, across, down }: View,
  width: number,
  height: number,
): Promise<Buffer> => {
  const seen = {
    width: Math.max(1, Math.round(source.width * share)),
    height: Math.max(1, Math.round(source.height * share)),
  };
  const left = Math.round((source.width - seen.width) * across);
  const top = Math.round((source.height - seen.height) * down);
  return open(source)
    .extract({ left, top, ...seen })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .webp({ quality: 62, effort: 0, smartSubsample: false })
    .toBuffer();
};

/** Moves the camera over a picture: a WebM of the length and frame rate asked for. */
export const animate = async (image: Uint8Array, request: VideoRequest): Promise<Buffer> => {
  const upright = await decode(image, 3);
  const scale = LONGEST_EDGE / Math.max(upright.width, upright.height);
  const edge = (pixels: number): number => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  const [width, height] = [edge(upright.width), edge(upright.height)];
  const data = await open(upright)
    .resize(width * OVERSAMPLING, height * OVERSAMPLING, { fit: "fill" })
    .raw()
    .toBuffer();
  const source: Pixels = {
    data,
    width: width * OVERSAMPLING,
    height: height * OVERSAMPLING,
    channels: 3,
  };
  const fps = request.fps ?? DEFAULTS.fps;
  const count = Math.max(
    1,
    Math.round((request.durationSeconds ?? DEFAULTS.durationSeconds) * fps),
  );
  const view = views[request.animationType ?? "standard_motion"];
  const reach = REACH * (request.motionStrength ?? DEFAULT_STRENGTH);
  const frames: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    frames.push(await frameOf(source, view(index / count, reach), width, height));
  }
  return muxWebm({ width, height, fps, frames });
};
