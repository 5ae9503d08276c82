import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { LICENCE_QUOTA } from "@/lib/core/licence";
import { address, type Address } from "@/lib/core/solana";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { StoredFile } from "@/lib/server/files";
import { heldLicences } from "@/lib/server/licences/licences";
import { quotaOf } from "@/lib/server/licences/quota";
import { keepModel } from "@/lib/server/models/store/keep";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { RealmClient } from "@/lib/server/realm";
import { lookAtJob } from "./look";
import { startJob, type StartContext } from "./start";
import { scriptedRealm, toldJob } from "./testing/scripted-realm";
import { imageJob, openTestStudio, type TestStudio } from "./testing/studio";

const creator = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const holder = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const buyer = address("4Nd1mYQiD1Yq3d1cF6bKvoH8sH2oTq3ZxZ5yPzXz7bNf");
const licence = address("So11111111111111111111111111111111111111112");
const otherToken = address("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
const PLATFORM = "platform";

let studio: TestStudio;
let held: ReadonlySet<Address>;
let callers: string[];
const generateImages = vi.fn<RealmClient["generateImages"]>();
const modifyImage = vi.fn<RealmClient["modifyImage"]>();

beforeAll(async () => {
  studio = await openTestStudio((owner) => {
    if (owner === holder || owner === buyer) return null;
    const noted = () => callers.push(owner);
    return scriptedRealm({
      generateImages: (request) => {
        noted();
        return generateImages(request);
      },
      modifyImage: (...asked) => {
        noted();
        return modifyImage(...asked);
      },
      getImageJob: (jobId) => {
        noted();
        return Promise.resolve(toldJob(jobId, { status: "processing" }));
      },
    });
  });
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.clear();
  await studio.context.database.delete(purchases);
  held = new Set();
  callers = [];
  let count = 0;
  const accepted = () => {
    count += 1;
    return Promise.resolve({ jobId: `job_${count}`, status: "queued" as const });
  };
  generateImages.mockReset().mockImplementation(accepted);
  modifyImage.mockReset().mockImplementation(accepted);
});

const context = (more: Partial<StartContext> = {}): StartContext => ({
  ...studio.context,
  heldMints: () => Promise.resolve(held),
  ...more,
});

/** A model that somebody bought here, whose licence is that token. */
const sell = async (
  state: "owned" | "paid" = "owned",
  assetId = "mod_sold",
  mint = licence,
): Promise<void> => {
  const at = new Date();
  await studio.context.database.insert(purchases).values({
    id: crypto.randomUUID(),
    wallet: creator,
    listingId: `list_${crypto.randomUUID()}`,
    ...{ state, assetId, assetType: "model", assetName: "Dawn" },
    previewImageUrl: "https://cdn.realm.ai/dawn.png",
    seller: creator,
    price: 1n,
    confirmKey: crypto.randomUUID(),
    intent: { receive: [{ mint, amount: "1", label: "Licence" }] },
    signature: crypto.randomUUID(),
    signedTransaction: "AA==",
    ...{ dueAt: at, leaseUntil: at, createdAt: at, updatedAt: at },
  });
};

describe("words that give somebody away", () => {
  const prompt = "a card that says ada@example.com";

  it("are not sent before their author was asked", async () => {
    const start = (more: object) => startJob(context(), creator, imageJob("mod_1", { ...more }));
    expect(await codeOf(start({ prompt }))).toBe("PERSONAL_DATA");
    expect(await codeOf(start({ negativePrompt: "4111 1111 1111 1111" }))).toBe("PERSONAL_DATA");
    expect(generateImages).not.toHaveBeenCalled();
  });

  it("are sent where their author said so, which is kept with the job and told to nobody", async () => {
    const wanted = imageJob("mod_1", { prompt, personalData: "send" });
    const { job } = await startJob(context(), creator, wanted);
    expect(job.parameters).toMatchObject({ prompt, personalData: "send" });
    expect(generateImages.mock.calls[0]?.[0]).not.toHaveProperty("personalData");
    expect(studio.logged()).not.toContain("ada@example.com");
  });
});

describe("a picture that is to be changed", () => {
  const picture = crypto.randomUUID();
  const mask = crypto.randomUUID();
  const stored = (id: string, more: Partial<StoredFile> = {}): StoredFile => ({
    ...{ id, kind: "upload", sha256: "0".repeat(64), type: "image/png" },
    ...{ bytes: 3, width: 64, height: 48, openThumbnail: null },
    open: async function* () {
      yield await Promise.resolve(Buffer.from(id.slice(0, 3)));
    },
    ...more,
  });
  const reading =
    (files: readonly StoredFile[]) =>
    (owner: string, id: string): Promise<StoredFile> => {
      const file = owner === creator ? files.find((one) => one.id === id) : undefined;
      return file
        ? Promise.resolve(file)
        : Promise.reject(new CodedError("FILE_NOT_FOUND", "not this wallet's"));
    };
  const change = (files: readonly StoredFile[], wallet = creator) =>
    startJob(context({ readFile: reading(files) }), wallet, {
      kind: "image-modify",
      key: crypto.randomUUID(),
      ...{ modelId: "mod_1", prompt: "a red door", strength: 0.5, image: picture, mask },
    });

  it("goes to REALM with its mask, under names that say nothing, and with the fields REALM knows", async () => {
    const { job } = await change([stored(picture, { type: "image/jpeg" }), stored(mask)]);
    expect(job).toMatchObject({ kind: "image-modify", state: "queued", modelId: "mod_1" });
    const [fields, files] = modifyImage.mock.calls[0] ?? [];
    expect(fields).toEqual({ modelId: "mod_1", prompt: "a red door", strength: 0.5 });
    expect([files?.image.fileName, files?.mask?.fileName]).toEqual(["image.jpg", "mask.png"]);
    if (!files?.mask) throw new Error("no mask was sent");
    expect(await text(Readable.from(files.mask.open()))).toBe(mask.slice(0, 3));
  });

  it.each([
    ["FILE_NOT_FOUND", [stored(picture)], creator],
    ["FILE_NOT_FOUND", [stored(picture), stored(mask)], holder],
    ["MASK_SIZE", [stored(picture), stored(mask, { width: 63 })], creator],
    ["MASK_SIZE", [stored(picture), stored(mask, { type: "image/jpeg" })], creator],
    ["FILE_TYPE", [stored(picture, { type: "video/mp4" }), stored(mask)], creator],
  ] as const)("is refused with %s before anything is written down", async (code, files, wallet) => {
    expect(await codeOf(change(files, wallet))).toBe(code);
    expect(modifyImage).not.toHaveBeenCalled();
  });
});

describe("a licence", () => {
  const start = (more: Parameters<typeof imageJob>[1] = {}, using = context()) =>
    startJob(using, holder, imageJob("mod_sold", more));
  const whoHolds = { wallet: holder, mints: [licence] };

  it("held at this moment makes pictures with the platform's account, and is asked for with it", async () => {
    await sell();
    held = new Set([licence]);
    const { job } = await start();
    expect(job).toMatchObject({ account: "platform", wallet: holder, state: "queued" });
    await lookAtJob(context(), job, { by: "poll" });
    expect(callers).toEqual([PLATFORM, PLATFORM]);
  });

  it("is read from the chain for every job: given away, it is no use any more", async () => {
    await sell();
    held = new Set([licence]);
    await start();
    held = new Set([otherToken]);
    expect(await codeOf(start())).toBe("LICENCE_REQUIRED");
    const away = () => Promise.reject(new CodedError("CHAIN_UNAVAILABLE", "no answer"));
    expect(await codeOf(start({}, context({ heldMints: away })))).toBe("CHAIN_UNAVAILABLE");
    expect(generateImages).toHaveBeenCalledTimes(1);
  });

  it("of another model, and one that is not owned to the end, opens nothing", async () => {
    await sell("paid");
    await sell("owned", "mod_other");
    held = new Set([licence]);
    expect(await codeOf(start())).toBe("CREDENTIAL_REQUIRED");
    expect(await heldLicences(context(), holder)).toEqual([
      { modelId: "mod_other", name: "Dawn", mint: licence },
    ]);
  });

  it("is not asked for by whoever made the model", async () => {
    await sell();
    const told = { status: "active", createdAt: "2026-01-01T00:00:00Z", tags: [] } as const;
    const asked = { at: new Date(), credentialId: null };
    const model = { ...told, modelId: "mod_sold", name: "Dawn", description: "" };
    await keepModel(context(), creator, { ...model, tags: [] }, asked);
    const { job } = await startJob(context(), creator, imageJob("mod_sold"));
    expect(job.account).toBe("own");
    expect(callers).toEqual([creator]);
  });

  it("makes so many pictures a day, however many are asked for at once, and again the next day", async () => {
    await sell();
    held = new Set([licence]);
    const most = LICENCE_QUOTA.pictures;
    for (let made = 0; made + 4 <= most; made += 4) {
      await start({ numOutputs: 4 });
      // Twenty open ones would be refused for another reason.
      studio.pass(1);
    }
    const asked = await Promise.allSettled(Array.from({ length: 4 }, () => start()));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(most % 4);
    expect(await codeOf(start())).toBe("LICENCE_QUOTA");
    const { database, now } = studio.context;
    expect(await quotaOf(database, whoHolds, now())).toEqual({ most, left: 0 });
    studio.pass(LICENCE_QUOTA.windowMillis + 1_000);
    expect((await start()).created).toBe(true);
  });

  it("makes a day's pictures in all, however many wallets it passes through", async () => {
    await sell();
    const most = LICENCE_QUOTA.pictures;
    const { database, now } = studio.context;
    const left = async (wallet: Address) => {
      const mints = (await heldLicences(context(), wallet)).map(({ mint }) => mint);
      return (await quotaOf(database, { wallet, mints }, now())).left;
    };
    held = new Set([licence]);
    for (let made = 0; made < most; made += 4)
      await start({ numOutputs: Math.min(4, most - made) });
    expect(await left(holder)).toBe(0);

    // The next wallet holds the same token.
    const next = () => startJob(context(), buyer, imageJob("mod_sold"));
    expect(await codeOf(next())).toBe("LICENCE_QUOTA");
    expect(await left(buyer)).toBe(0);
    held = new Set([otherToken]);
    await sell("owned", "mod_sold", otherToken);
    expect(await left(buyer)).toBe(most);
    expect((await next()).job).toMatchObject({ account: "platform", licenceMint: otherToken });
    expect(await left(buyer)).toBe(most - 1);
    studio.pass(LICENCE_QUOTA.windowMillis + 1_000);
    held = new Set([licence]);
    expect((await next()).created).toBe(true);
  });

  it("is not used up by what REALM refused", async () => {
    await sell();
    held = new Set([licence]);
    generateImages.mockRejectedValue(new CodedError("REALM_REFUSED", "no"));
    expect(await codeOf(start())).toBe("REALM_REFUSED");
    const { database, now } = studio.context;
    expect((await quotaOf(database, whoHolds, now())).left).toBe(LICENCE_QUOTA.pictures);
  });
});
