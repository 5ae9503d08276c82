import { imageChangeSchema, imageRequestSchema } from "@/lib/core/realm";
import { plainJson } from "../http/body";
import { typedFields } from "../http/form";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call, Route } from "../http/route";
import { acceptedAnswer, jobAnswer } from "../jobs/answers";
import { acceptFiles } from "../media/accept";
import { requireUsable, type Studio } from "../models/context";

/** POST /images/generate. */
const generate =
  (studio: Studio) =>
  ({ user, body }: Call): Answer => {
    const request = imageRequestSchema.parse(plainJson(body));
    requireUsable(studio, user, request.modelId);
    return acceptedAnswer(
      studio,
      studio.line.add(user.userId, { type: "image_generation", request }),
    );
  };

const pictures = ["image/jpeg", "image/png"] as const;

/** POST /images/modify: the mask, where there is one, is of the picture's size. */
const modify =
  (studio: Studio) =>
  async ({ user, form }: Call): Promise<Answer> => {
    const numbers = ["strength", "guidanceScale", "numOutputs"];
    const request = imageChangeSchema.parse(typedFields(form, { numbers }));
    const files = await acceptFiles(form, {
      image: { types: pictures, atLeast: 1, atMost: 1 },
      mask: { types: pictures, atLeast: 0, atMost: 1 },
    });
    requireUsable(studio, user, request.modelId);
    const [image] = files("image");
    const [mask] = files("mask");
    if (!image) throw new TypeError("one image is demanded above");
    if (mask && JSON.stringify(mask.size) !== JSON.stringify(image.size)) {
      throw new ProtocolError(400, "invalid_file", "mask: not of the image's size.");
    }
    const job = studio.line.add(user.userId, {
      type: "image_modification",
      request,
      image: studio.keep(image.bytes),
      mask: mask ? studio.keep(mask.bytes) : null,
    });
    return acceptedAnswer(studio, job);
  };

/** `/v1/images`. */
export const imageRoutes = (studio: Studio): readonly Route[] => [
  {
    method: "POST",
    path: "/images/generate",
    operation: "images.generate",
    group: "images",
    signed: false,
    idempotency: "obeyed",
    handle: generate(studio),
  },
  {
    method: "POST",
    path: "/images/modify",
    operation: "images.modify",
    group: "images",
    signed: false,
    idempotency: "obeyed",
    multipart: true,
    handle: modify(studio),
  },
  {
    method: "GET",
    path: "/images/jobs/:id",
    operation: "images.job",
    group: "images",
    signed: false,
    idempotency: "ignored",
    handle: jobAnswer(studio, ["image_generation", "image_modification"]),
  },
];
