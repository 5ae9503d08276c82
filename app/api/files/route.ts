import { json, route } from "@/lib/server/http";
import { receiveFile, removeUnusedUploads } from "@/lib/server/files";

/** One file: its bytes are the body, what they are is found in them. */
export const PUT = route({ limit: "file", session: "required" }, async ({ request, session }) =>
  json(201, { file: await receiveFile(session.wallet, request) }),
);

/** Uploads that are not in use, for good; those in use stay. */
export const DELETE = route({ limit: "file", session: "required" }, async ({ session }) =>
  json(200, { removed: await removeUnusedUploads(session.wallet) }),
);
