import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import type { OutsideAnswer } from "@/lib/server/outside";
import { PICTURE, type FetchOutside } from "./picture";
import { createSharePictures, type Draw, type SharedListing } from "./share-pictures";

const listing = (change: Partial<RealmListing> = {}, name = "Midnight Muse"): RealmListing => ({
  listingId: "list_1",
  assetType: "model",
  assetId: "model_1",
  sellerWallet: address("11111111111111111111111111111111"),
  price: lamports(15_750_000_000n),
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  status: "active",
  createdAt: "2026-11-01T00:00:00Z",
  assetDetails: { name, description: "", tags: [], previewImageUrl: "https://cdn.example/a.png" },
  ...change,
});

const answering =
  (bytes: Uint8Array, type = "image/png"): FetchOutside =>
  () =>
    Promise.resolve({
      status: 200,
      header: () => null,
      type,
      body: (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    } satisfies OutsideAnswer);

const png = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 100, channels: 4, background: "#0a0" } })
    .png()
    .toBuffer();

const drawing = () => {
  const shown: SharedListing[] = [];
  const draw: Draw = (shared) => {
    shown.push(shared);
    return Promise.resolve(new ArrayBuffer(8));
  };
  return { shown, draw };
};

const shownBy = async (fetchOutside: FetchOutside, one = listing()): Promise<SharedListing> => {
  const { shown, draw } = drawing();
  await createSharePictures(fetchOutside)(one, draw);
  const [first] = shown;
  if (!first) throw new Error("nothing was drawn");
  return first;
};

describe("a listing's share picture", () => {
  it("holds the listing's own picture, drawn anew as a JPEG of the size it is shown in", async () => {
    const { picture } = await shownBy(answering(await png()));
    const [head, data] = (picture ?? "").split(",");
    expect(head).toBe("data:image/jpeg;base64");
    const { width, height, format } = await sharp(Buffer.from(data ?? "", "base64")).metadata();
    expect({ width, height, format }).toEqual({ ...PICTURE, format: "jpeg" });
  });

  it.each([
    [
      "an address that is refused",
      () => Promise.reject(new CodedError("OUTSIDE_ADDRESS_REFUSED", "x")),
    ],
    ["nobody who answers", () => Promise.reject(new CodedError("OUTSIDE_UNAVAILABLE", "x"))],
    ["a page that is no picture", answering(new TextEncoder().encode("<html>"), "image/png")],
    [
      "a picture that would fill the memory",
      answering(
        new TextEncoder().encode(
          '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"/>',
        ),
        "image/svg+xml",
      ),
    ],
  ] satisfies [string, FetchOutside][])(
    "does without its picture for %s",
    async (_, fetchOutside) => {
      const { picture, price } = await shownBy(fetchOutside);
      expect(picture).toBeNull();
      expect(price).toBe(15_750_000_000n);
    },
  );

  it("reads no file of the server's that a picture names", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="100"><rect width="80" height="100" fill="#fff"/><image width="80" height="100" xlink:href="file://${process.cwd()}/app/opengraph-image.png"/></svg>`;
    const { picture } = await shownBy(answering(new TextEncoder().encode(svg), "image/svg+xml"));
    const jpeg = Buffer.from((picture ?? "").split(",")[1] ?? "", "base64");
    const { channels } = await sharp(jpeg).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it("is drawn once for many who ask at the same time and after, and anew once the listing changes", async () => {
    const { shown, draw } = drawing();
    const fetchOutside = vi.fn(answering(await png()));
    const pictures = createSharePictures(fetchOutside);
    await Promise.all(Array.from({ length: 20 }, () => pictures(listing(), draw)));
    await pictures(listing(), draw);
    expect(shown).toHaveLength(1);
    expect(fetchOutside).toHaveBeenCalledTimes(1);
    await pictures(listing({ price: lamports(1n) }), draw);
    expect(shown.map(({ price }) => price)).toEqual([15_750_000_000n, 1n]);
  });

  it("writes a hostile name as the plain letters it is made of", async () => {
    const hostile = `[U+202E]<script>${"A".repeat(4_000)}`;
    const { name } = await shownBy(answering(await png()), listing({}, hostile));
    expect(name).toMatch(/^\[U\+202E\]<script>A+…$/u);
    expect(name.length).toBeLessThanOrEqual(70);
  });

  it("comes at once while other sellers' servers are silent, and their own come without a picture", async () => {
    let hangUp: (reason: Error) => void = () => undefined;
    const silent = new Promise<never>((_, reject) => {
      hangUp = reject;
    });
    const bytes = await png();
    const fetchOutside = vi.fn<FetchOutside>((request) =>
      request.url.includes("silent") ? silent : answering(bytes)(request),
    );
    const { shown, draw } = drawing();
    const pictures = createSharePictures(fetchOutside);
    const silentOne = (n: number) => {
      const assetDetails = { ...listing().assetDetails, previewImageUrl: `https://silent/${n}` };
      return pictures(listing({ listingId: `silent_${n}`, assetDetails }), draw);
    };
    const few = Array.from({ length: 7 }, (_, n) => silentOne(n));
    await pictures(listing(), draw);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.picture).not.toBeNull();
    // Eight are waited for, and eight more wait for those; nobody else waits.
    const many = Array.from({ length: 40 }, (_, n) => silentOne(100 + n));
    await Promise.all(many.slice(9));
    expect(fetchOutside).toHaveBeenCalledTimes(9);
    expect(shown.slice(1).map(({ picture }) => picture)).toEqual(Array(31).fill(null));
    hangUp(new CodedError("OUTSIDE_UNAVAILABLE", "silent"));
    await Promise.all([...few, ...many]);
    expect(shown).toHaveLength(48);
  });

  it("is refused as busy, and as nothing worse, where far too many are asked for at once", async () => {
    const { draw } = drawing();
    const pictures = createSharePictures(answering(await png()));
    const asked = await Promise.allSettled(
      Array.from({ length: 700 }, (_, n) => pictures(listing({ listingId: `list_${n}` }), draw)),
    );
    const refused = asked.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThan(500);
    expect(asked.length - refused.length).toBeGreaterThan(60);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: "PICTURES_BUSY", status: 503 });
    await expect(pictures(listing(), draw)).resolves.toBeInstanceOf(ArrayBuffer);
  });
});
