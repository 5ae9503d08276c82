import { ImageResponse } from "next/og";
import { SharePicture } from "@/components/listing/share-picture";
import { CodedError } from "@/lib/core/errors";
import { readListing } from "@/lib/server/listings";
import { sharePicture, type SharedListing } from "@/lib/server/listings/share";

export const alt = "A listing of the REALM market: its picture, name and price";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const draw = (shared: SharedListing): Promise<ArrayBuffer> =>
  new ImageResponse(<SharePicture {...shared} />, size).arrayBuffer();

/** What a link to a listing looks like where it is shared. */
export default async function OpenGraphImage({ params }: { params: Promise<{ id: string }> }) {
  try {
    const { value } = await readListing((await params).id);
    const headers = { "content-type": contentType, "cache-control": "public, max-age=600" };
    return new Response(await sharePicture(value, draw), { headers });
  } catch (error) {
    if (error instanceof CodedError) return new Response(null, { status: error.status });
    throw error;
  }
}
