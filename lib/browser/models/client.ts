import {
  deletedModelSchema,
  modelAnswerSchema,
  type ChangeModel,
  type CreateModel,
  type ModelView,
} from "@/lib/core/model";
import { callApi } from "../http/call-api";

/** What a creator does to their models. Each throws a CodedError. */

/** The same key with the same words makes one model. */
export const createModel = async (wanted: CreateModel): Promise<ModelView> => {
  const call = { path: "/api/models", method: "POST", schema: modelAnswerSchema } as const;
  return (await callApi({ ...call, body: wanted })).model;
};

export const changeModel = async (id: string, change: ChangeModel): Promise<ModelView> => {
  const call = { path: `/api/models/${id}`, method: "PATCH", schema: modelAnswerSchema } as const;
  return (await callApi({ ...call, body: change })).model;
};

/** @param name as it was typed to confirm it */
export const deleteModel = async (id: string, name: string): Promise<void> => {
  const call = { path: `/api/models/${id}`, method: "DELETE", schema: deletedModelSchema } as const;
  await callApi({ ...call, body: { name } });
};
