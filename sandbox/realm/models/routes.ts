import type { Route } from "../http/route";
import type { Studio } from "./context";
import { changeModel, createModel, deleteModel, getModel, listModels } from "./models";
import { trainModel } from "./train";

/** `/v1/models`, row by row as the contract's table. */
export const modelRoutes = (studio: Studio): readonly Route[] => [
  {
    method: "POST",
    path: "/models",
    operation: "models.create",
    group: "models",
    signed: false,
    idempotency: "required",
    handle: createModel(studio),
  },
  {
    method: "POST",
    path: "/models/:id/train",
    operation: "models.train",
    group: "models",
    signed: false,
    idempotency: "obeyed",
    multipart: true,
    handle: trainModel(studio),
  },
  {
    method: "GET",
    path: "/models/:id",
    operation: "models.get",
    group: "models",
    signed: false,
    idempotency: "ignored",
    handle: getModel(studio),
  },
  {
    method: "GET",
    path: "/models",
    operation: "models.list",
    group: "models",
    signed: false,
    idempotency: "ignored",
    handle: listModels(studio),
  },
  {
    method: "PATCH",
    path: "/models/:id",
    operation: "models.change",
    group: "models",
    signed: false,
    idempotency: "obeyed",
    handle: changeModel(studio),
  },
  {
    method: "DELETE",
    path: "/models/:id",
    operation: "models.delete",
    group: "models",
    signed: true,
    idempotency: "obeyed",
    handle: deleteModel(studio),
  },
];
