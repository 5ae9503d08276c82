import { json, route } from "@/lib/server/http";
import { receiveFile } from "@/lib/server/files";

/** One file: its bytes are the body, what they are is found in them. */
export const PUT = route({ limit: "file", session: "required" }, async ({ request, session }) =>
  json(201, { file: await receiveFile(session.wallet, request) }),
);
