import { callApi } from "@/lib/browser/http/call-api";
import { jobAnswerSchema, type StartAnimation, type StartFaceSwap } from "@/lib/core/job";

/** Each answers when the job stands; the files go on to REALM by themselves. @throws CodedError */

export const startAnimation = async (body: StartAnimation): Promise<void> => {
  await callApi({ path: "/api/videos", method: "POST", body, schema: jobAnswerSchema });
};

export const startFaceSwap = async (body: StartFaceSwap): Promise<void> => {
  await callApi({ path: "/api/videos/faceswap", method: "POST", body, schema: jobAnswerSchema });
};
