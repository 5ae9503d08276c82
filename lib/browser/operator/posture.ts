import * as z from "zod";
import { callApi } from "../http/call-api";

/** Measures one requirement, or all of them with null. @throws CodedError */
export const measurePosture = async (name: string | null): Promise<void> => {
  const path = "/api/operator/posture/measure";
  await callApi({
    path,
    method: "POST",
    body: { name },
    schema: z.object({ measured: z.number() }),
  });
};
