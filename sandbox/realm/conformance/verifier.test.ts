import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { requestSignature } from "@/lib/core/realm";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) process.stderr.write("python3 is missing: the strict verifier was NOT tried\n");

const secret = { apiKey: "rk_test", apiSecret: "rs_test" };
const WALLET = "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN";

type Parts = Readonly<Record<string, string | Blob | readonly Blob[]>>;
interface Right {
  readonly call: string;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly form?: Parts;
  readonly signed?: true;
}

const blob = (start: readonly number[], type: string): Blob =>
  new File([Uint8Array.from(start)], "a.bin", { type });
const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
const png = blob([...PNG, 13, 10], "image/png");
const mov = blob([0, 0, 0, 20, ...Buffer.from("ftypqt  ")], "video/quicktime");

/** Requests as documented, which the wrong ones below differ from in one thing. */
const right = {
  search: { call: "GET /marketplace/listings/search" },
  list: {
    call: "POST /marketplace/listings",
    json: {
      assetType: "model",
      assetId: "mod_1",
      price: 0.000000001,
      currency: "SOL",
      description: "",
      listingType: "auction",
    },
    signed: true,
  },
  buy: {
    call: "POST /marketplace/listings/list_1/purchase",
    json: { buyerWallet: WALLET },
    signed: true,
  },
  confirm: {
    call: "POST /marketplace/purchases/pur_1/confirm",
    json: { solanaTxSignature: "1".repeat(64) },
    signed: true,
  },
  model: {
    call: "POST /models",
    json: { name: "Dusk", description: "", baseModel: "realm-base-v2.1", tags: ["sky"] },
  },
  models: { call: "GET /models" },
  patch: { call: "PATCH /models/mod_1", json: { name: "Dawn" } },
  train: {
    call: "POST /models/mod_1/train",
    form: { images: [png, png], trainingParams: '{"steps":10,"learningRate":1e-4}' },
  },
  draw: { call: "POST /images/generate", json: { modelId: "mod_1", prompt: "x", numOutputs: 4 } },
  change: {
    call: "POST /images/modify",
    form: { modelId: "mod_1", prompt: "x", image: png, strength: "0.5" },
  },
  film: { call: "POST /videos/generate", form: { sourceImage: png, fps: "24" } },
  swap: {
    call: "POST /videos/faceswap",
    form: { sourceFace: png, targetMedia: mov, enhanceQuality: "true" },
  },
  profile: { call: "PATCH /user/profile", json: { solanaWalletAddress: WALLET } },
} as const satisfies Readonly<Record<string, Right>>;
type Name = keyof typeof right;

const NEITHER = "is neither true nor false";
const TYPES = "image/jpeg, image/png";

/** A field of a right request put to a value it cannot have, and what is said of it. */
const wrongFields: readonly (readonly [Name, string, unknown, string])[] = [
  ["list", "price", "1.5", "is no number"],
  ["list", "price", true, "is no number"],
  ["list", "price", 0, "is out of range"],
  ["list", "price", -1, "is out of range"],
  ["list", "price", 1.0000000001, "has more than 9 decimals"],
  ["list", "price", 1e-10, "has more than 9 decimals"],
  ["list", "assetType", "moon", "is none of model, influencer"],
  ["list", "assetType", ["model"], "is none of model, influencer"],
  ["list", "currency", "USD", "is none of SOL"],
  ["list", "listingType", "", "is none of fixed_price, auction"],
  ["list", "assetId", 7, "is no text"],
  ["list", "description", null, "is no text"],
  ["list", "description", "\ud83d", "holds half a character"],
  ["buy", "buyerWallet", WALLET.slice(2), "is not of 32 bytes"],
  ["buy", "buyerWallet", `${WALLET.slice(0, -1)}0`, "is not base58"],
  ["buy", "buyerWallet", "1".repeat(33), "is not of 32 bytes"],
  ["confirm", "solanaTxSignature", WALLET, "is not of 64 bytes"],
  ["model", "name", "", "is empty"],
  ["model", "tags", "sky", "is no list"],
  ["model", "tags", ["sky", 1], "an entry is no text"],
  ["model", "tags", [""], "an entry is empty"],
  ["patch", "description", 1, "is no text"],
  ["draw", "numOutputs", 99, "is out of range"],
  ["draw", "numOutputs", 1.5, "is no whole number"],
  ["draw", "numOutputs", "1", "is no whole number"],
  ["draw", "width", 0, "is out of range"],
  ["draw", "guidanceScale", -1, "is out of range"],
  ["draw", "guidanceScale", "7", "is no number"],
  ["profile", "solanaWalletAddress", "moon", "is not of 32 bytes"],
  ["profile", "username", "", "is empty"],
];

const wrongParts: readonly (readonly [Name, string, Parts[string], string])[] = [
  ["train", "trainingParams", "steps=10", "is not JSON"],
  ["train", "trainingParams", "{}", "has not exactly the fields steps, learningRate"],
  ["train", "trainingParams", '{"steps":"10","learningRate":0.1}', "its steps is no whole number"],
  ["train", "trainingParams", '{"steps":1,"learningRate":NaN}', "is not JSON"],
  ["train", "trainingParams", '{"steps":1,"learningRate":0}', "its learningRate is out of range"],
  ["train", "trainingParams", png, "is a file"],
  ["train", "images", "a picture", "is no file"],
  ["train", "images", [png, blob([], "image/png")], "has no bytes"],
  ["train", "images", blob(PNG, "image/gif"), `is of none of the types ${TYPES}`],
  ["train", "images", blob(PNG, "image/jpeg"), "is not of the type it names"],
  ["change", "strength", "1.01", "is out of range"],
  ["change", "strength", "half", "is no number"],
  ["change", "numOutputs", "5", "is out of range"],
  ["change", "prompt", "", "is empty"],
  ["change", "mask", mov, `is of none of the types ${TYPES}`],
  ["film", "animationType", "spin", "is none of standard_motion, zoom_in, pan_left"],
  ["film", "fps", "23.976", "is no whole number"],
  ["film", "durationSeconds", "0", "is out of range"],
  ["film", "motionStrength", "-0.1", "is out of range"],
  ["swap", "sourceFace", mov, `is of none of the types ${TYPES}`],
  ["swap", "enhanceQuality", "yes", NEITHER],
  ["swap", "detectMultipleFaces", "1", NEITHER],
];

const wrongQueries: readonly (readonly [Name, string, string])[] = [
  ["search", "sortBy=moon", "sortBy is none of createdAt, price"],
  ["search", "sortOrder=up", "sortOrder is none of asc, desc"],
  ["search", "assetType=cat", "assetType is none of model, influencer"],
  ["search", "minPrice=cheap", "minPrice is no number"],
  ["search", "maxPrice=-1", "maxPrice is out of range"],
  ["search", "minPrice=0.1234567890", "minPrice has more than 9 decimals"],
  ["search", "limit=0", "limit is out of range"],
  ["search", `limit=1${"0".repeat(5000)}.5`, "limit is no whole number"],
  ["search", "offset=1e3", "offset is no whole number"],
  ["search", "tags=a%2C%2Cb", "tags has an empty entry"],
  ["search", "query=%ff", "the query cannot be parsed"],
  ["models", "status=sleeping", expect.stringContaining("status is none of pending_training")],
];

const formOf = (parts: Parts): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === "string") form.append(name, value);
    else for (const one of value instanceof Blob ? [value] : value) form.append(name, one);
  }
  return form;
};

describe.skipIf(!hasPython)("the strict verifier", () => {
  let python: ChildProcess;
  let base: string;
  let seen = 0;
  beforeAll(async () => {
    const script = fileURLToPath(new URL("verifier.py", import.meta.url));
    python = spawn("python3", ["-B", script], { stdio: ["pipe", "pipe", "inherit"] });
    python.stdin?.write(`${JSON.stringify(secret)}\n`);
    if (!python.stdout) throw new Error("its output is piped");
    const announced: unknown[] = await once(python.stdout, "data");
    base = z.object({ url: z.string() }).parse(JSON.parse(String(announced[0]))).url;
  });
  afterAll(async () => {
    python.stdin?.end();
    await once(python, "exit");
  });

  /** Sends it with everything around it right; what the verifier says is wrong. */
  const said = async (
    { call, signed }: Right,
    body?: string | FormData | Blob,
    query = "",
  ): Promise<readonly string[]> => {
    const [method = "", path = ""] = call.split(" ");
    const timestamp = String(Math.floor(Date.now() / 1000));
    const bytes = new TextEncoder().encode(typeof body === "string" ? body : "");
    const parts = { method, path: `/v1${path}`, timestamp, body: bytes };
    const signature = {
      "X-Timestamp": timestamp,
      "X-Signature": requestSignature(secret.apiSecret, parts),
    };
    const response = await fetch(`${base}/v1${path}${query}`, {
      method,
      headers: {
        "X-API-Key": secret.apiKey,
        ...(method === "GET" ? {} : { "Idempotency-Key": randomUUID() }),
        ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}),
        ...(signed ? signature : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    await response.text();
    const report: unknown = await (await fetch(`${base}/report`)).json();
    const entries = z.array(z.object({ wrong: z.array(z.string()) })).parse(report);
    const [entry, ...more] = entries.slice(seen);
    seen = entries.length;
    if (!entry || more.length > 0) throw new Error("one request was made");
    expect(response.ok).toBe(entry.wrong.length === 0);
    return entry.wrong;
  };
  const bodyOf = ({ json, form }: Right, more: object = {}): string | FormData | undefined =>
    form ? formOf({ ...form, ...more }) : json && JSON.stringify({ ...json, ...more });

  it.each(Object.entries(right))("takes what is right: %s", async (_name, one) => {
    expect(await said(one, bodyOf(one))).toEqual([]);
  });

  it.each([...wrongFields, ...wrongParts])("%s: %s %j %s", async (name, field, value, why) => {
    expect(await said(right[name], bodyOf(right[name], { [field]: value }))).toEqual([
      `${field} ${why}`,
    ]);
  });

  it.each(wrongQueries)("%s?%s: %s", async (name, query, why) => {
    expect(await said(right[name], undefined, `?${query}`)).toEqual([why]);
  });

  it.each([
    ["patch", "{}", "nothing is changed"],
    ["profile", "{}", "nothing is changed"],
    ["patch", "[]", "the body is no object"],
    ["patch", '{"name":"a","name":"b"}', "the body is not JSON in UTF-8"],
    ["patch", '{"name":NaN}', "the body is not JSON in UTF-8"],
    ["patch", '{"status":"active"}', "not documented: ['status']"],
    ["train", "{}", "the body is not multipart/form-data with its boundary"],
  ] as const)("%s %s: %s", async (name, body, why) => {
    expect(await said(right[name], body)).toEqual([why]);
  });

  const SOURCE = 'Content-Disposition: form-data; name="sourceImage"';
  const NO_FORM = "the body is not multipart/form-data with its boundary";
  it.each([
    [`--x\r\n${SOURCE}; filename=""\r\n\r\na\r\n--x--\r\n`, "sourceImage has no filename"],
    [`--x\r\n${SOURCE}\r\n\r\na\r\n--x--`, "sourceImage is no file"],
    [`--x\r\n${SOURCE}\r\n\r\na\r\n`, NO_FORM],
    [`before\r\n--x\r\n${SOURCE}\r\n\r\na\r\n--x--\r\n`, NO_FORM],
    [`--x\r\n${SOURCE}\r\na\r\n--x--\r\n`, NO_FORM],
    ["--x\r\n\r\na\r\n--x--\r\n", NO_FORM],
  ])("a form %j: %s", async (text, why) => {
    const type = "multipart/form-data; boundary=x";
    expect(await said(right.film, new Blob([text], { type }))).toEqual([why]);
  });

  it("sees a path that is sent undecoded, and one that is none", async () => {
    const wrong = ["no such call is documented"];
    expect(await said({ call: "GET /models/a%2fb" })).toEqual(wrong);
    expect(await said({ call: "GET /models/mod_1/" })).toEqual(wrong);
  });
});
