import { readSalesQuery } from "@/lib/core/sales";
import { nothing, route } from "@/lib/server/http";
import { downloadSales } from "@/lib/server/sales";

/** One's own sales of `?range=` and, with `?asset=`, of one asset, as a file for a spreadsheet. */
export const GET = route({ limit: "read", session: "required" }, async ({ request, session }) => {
  const query = readSalesQuery(Object.fromEntries(new URL(request.url).searchParams));
  const day = new Date().toISOString().slice(0, 10);
  return new Response(await downloadSales(session.wallet, query), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="sales-${query.range}-${day}.csv"`,
    },
  });
});

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
