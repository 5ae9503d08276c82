import { describe, expect, it } from "vitest";
import {
  acceptedJobSchema,
  acceptedTrainingSchema,
  errorBodySchema,
  jobSchema,
  listedSchema,
  listingSchema,
  modelSchema,
  parseExactJson,
  preparedPurchaseSchema,
  realmPurchaseSchema,
  webhookEventSchema,
} from ".";

const wallet = "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN";
const createdAt = "2026-01-01T00:00:00Z";
const name = "Dusk";

const listed = {
  ...{ listingId: "list_1", assetType: "model", assetId: "mod_1", sellerWallet: wallet },
  ...{ price: 1, currency: "SOL", status: "active", createdAt },
};
const details = { name, previewImageUrl: "https://cdn.realm.ai/1.png" };
const listing = { ...listed, assetDetails: details };
const job = { jobId: "job_1", jobType: "image_generation", status: "completed" };
const result = { imageId: "img_1", url: "https://cdn.realm.ai/1.png" };
const purchase = { purchaseId: "pur_1", status: "completed" };
const prepared = {
  ...{ purchaseId: "pur_1", listingId: "list_1", status: "pending_signature" },
  ...{ transaction: "AQID", expiresAt: createdAt },
};
const model = { modelId: "mod_1", name, status: "active", createdAt };
const training = { modelId: "mod_1", status: "training_queued", trainingJobId: "t" };
const event = { eventId: "evt_1", eventType: "job.failed", createdAt };

const nulls = (...names: readonly string[]) =>
  Object.fromEntries(names.map((called) => [called, null]));

const listedNulls = nulls("description", "listingType", "solanaTxSignature", "licenceMint");
const eventNulls = nulls(
  ...["jobId", "jobType", "modelId", "listingId", "purchaseId", "status", "errorCode"],
  ...["completedAt", "solanaTxSignature"],
);

describe("what REALM may leave out", () => {
  it.each([
    [
      "a listing",
      listingSchema,
      listing,
      { ...listing, ...listedNulls, assetDetails: { ...details, ...nulls("description", "tags") } },
    ],
    [
      "a listing just made",
      listedSchema,
      listed,
      { ...listed, ...listedNulls, ...nulls("transaction", "expiresAt") },
    ],
    [
      "a job",
      jobSchema,
      job,
      { ...job, ...nulls("results", "errorCode", "progress", "completedAt") },
    ],
    [
      "a job's result",
      jobSchema,
      { ...job, results: [result] },
      { ...job, results: [{ ...result, seed: null }] },
    ],
    [
      "a job just taken",
      acceptedJobSchema,
      { jobId: "a", status: "queued" },
      { jobId: "a", status: "queued", estimatedCompletion: null },
    ],
    ["a model", modelSchema, model, { ...model, ...nulls("description", "baseModel", "tags") }],
    ["a training", acceptedTrainingSchema, training, { ...training, estimatedCompletion: null }],
    ["a prepared purchase", preparedPurchaseSchema, prepared, { ...prepared, licenceMint: null }],
    [
      "a purchase",
      realmPurchaseSchema,
      purchase,
      { ...purchase, ...nulls("listingId", "solanaTxSignature") },
    ],
    [
      "an event",
      webhookEventSchema,
      { ...event, data: { object: "job" } },
      { ...event, apiVersion: null, data: { object: "job", ...eventNulls } },
    ],
    [
      "an error",
      errorBodySchema,
      { error: { code: "c" } },
      { error: { code: "c", message: null, requestId: null } },
    ],
  ])("of %s may be null as well, and reads the same", (_, schema, without, withNull) => {
    const read = (value: unknown): unknown => schema.parse(parseExactJson(JSON.stringify(value)));
    expect(read(withNull)).toEqual(read(without));
  });

  it("includes a listing's picture", () => {
    const pictureless = { ...listing, assetDetails: { name, previewImageUrl: null } };
    expect(listingSchema.parse(pictureless).assetDetails.previewImageUrl).toBe("");
    const without = { ...listing, assetDetails: { name } };
    expect(listingSchema.parse(without).assetDetails.previewImageUrl).toBe("");
  });

  it.each(["listingId", "price", "sellerWallet", "status", "currency"])(
    "is not a listing's %s",
    (field) => {
      expect(listingSchema.safeParse({ ...listing, [field]: null }).success).toBe(false);
    },
  );

  it.each([
    ["a job's state", jobSchema, { ...job, status: null }],
    ["the transaction to sign", preparedPurchaseSchema, { ...prepared, transaction: null }],
    ["how a purchase stands", realmPurchaseSchema, { ...purchase, status: null }],
  ])("is not %s", (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
