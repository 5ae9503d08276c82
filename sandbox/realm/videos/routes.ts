import { faceSwapSchema, videoRequestSchema } from "@/lib/core/realm";
import { typedFields } from "../http/form";
import type { Answer, Call, Route } from "../http/route";
import { acceptedAnswer, jobAnswer } from "../jobs/answers";
import { acceptFiles } from "../media/accept";
import type { Studio } from "../models/context";

const pictures = ["image/jpeg", "image/png"] as const;

/** POST /videos/generate. */
const generate =
  (studio: Studio) =>
  async ({ user, form }: Call): Promise<Answer> => {
    const numbers = ["durationSeconds", "fps", "motionStrength"];
    const request = videoRequestSchema.parse(typedFields(form, { numbers }));
    const files = await acceptFiles(form, {
      sourceImage: { types: pictures, atLeast: 1, atMost: 1 },
    });
    const [source] = files("sourceImage");
    if (!source) throw new TypeError("one source image is demanded above");
    const image = studio.keep(source.bytes);
    const job = studio.line.add(user.userId, { type: "video_generation", request, image });
    return acceptedAnswer(studio, job);
  };

/** POST /videos/faceswap. */
const swapFaces =
  (studio: Studio) =>
  async ({ user, form }: Call): Promise<Answer> => {
    const flags = ["enhanceQuality", "detectMultipleFaces"];
    const request = faceSwapSchema.parse(typedFields(form, { flags }));
    const files = await acceptFiles(form, {
      sourceFace: { types: pictures, atLeast: 1, atMost: 1 },
      targetMedia: { types: [...pictures, "video/mp4", "video/quicktime"], atLeast: 1, atMost: 1 },
    });
    const [face] = files("sourceFace");
    const [target] = files("targetMedia");
    if (!face || !target) throw new TypeError("both files are demanded above");
    const job = studio.line.add(user.userId, {
      type: "face_swap",
      request,
      face: studio.keep(face.bytes),
      target: studio.keep(target.bytes),
    });
    return acceptedAnswer(studio, job);
  };

/** `/v1/videos`. */
export const videoRoutes = (studio: Studio): readonly Route[] => [
  {
    method: "POST",
    path: "/videos/generate",
    operation: "videos.generate",
    group: "videos",
    signed: false,
    idempotency: "obeyed",
    multipart: true,
    handle: generate(studio),
  },
  {
    method: "POST",
    path: "/videos/faceswap",
    operation: "videos.faceswap",
    group: "videos",
    signed: false,
    idempotency: "obeyed",
    multipart: true,
    handle: swapFaces(studio),
  },
  {
    method: "GET",
    path: "/videos/jobs/:id",
    operation: "videos.job",
    group: "videos",
    signed: false,
    idempotency: "ignored",
    handle: jobAnswer(studio, ["video_generation", "face_swap"]),
  },
];
