import { bodyOf } from "@/lib/server/files";
import { route } from "@/lib/server/http";
import { exportOwnData } from "@/lib/server/own-data";

/** All one's data as a ZIP archive, written as it is sent. */
export const GET = route({ limit: "export", session: "required" }, async ({ session }) => {
  const { name, content } = await exportOwnData(session);
  return new Response(bodyOf(content), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
});
