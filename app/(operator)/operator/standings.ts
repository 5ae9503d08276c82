import type { Standing } from "@/lib/core/operator/overview";
import { env } from "@/lib/server/env";
import { endpointHealth, health } from "@/lib/server/health";
import { upstreamStandings } from "@/lib/server/metrics";

const breakerWords = ["", "breaker half-open", "breaker open"] as const;

/** What this process knows of an upstream beside whether it answers. */
const remarksOf = (name: string): readonly string[] => {
  const known = upstreamStandings().find((upstream) => upstream.name === name);
  if (known === undefined) return [];
  const breaker = breakerWords[known.breaker] ?? "";
  const skew = known.skewSeconds ?? 0;
  const ahead = Math.round(Math.abs(skew));
  return [
    ...(breaker === "" ? [] : [breaker]),
    ...(known.waiting === 0 ? [] : [`${known.waiting} waiting`]),
    ...(ahead < 1 ? [] : [`clock ${ahead} s ${skew > 0 ? "ahead" : "behind"}`]),
  ];
};

const databaseWhere = (): string => {
  const { url } = env().database;
  return url === null ? "embedded" : new URL(url).host;
};

/** How everything the app leans on is, for the overview. */
export const readStandings = async (): Promise<readonly Standing[]> => {
  const [{ dependencies }, endpoints] = await Promise.all([health(), endpointHealth()]);
  return [
    {
      name: "REALM",
      where: env().realm.apiUrl.host,
      ...dependencies.realm,
      remarks: remarksOf("realm"),
    },
    ...endpoints.map(({ host, state, tookMs, behind }, index) => ({
      name: `Solana ${index + 1}`,
      where: host,
      ...{ state, tookMs },
      remarks: [
        ...(behind === null || behind === 0 ? [] : [`${behind} slots behind`]),
        ...remarksOf(`solana-${index + 1}`),
      ],
    })),
    { name: "Database", where: databaseWhere(), ...dependencies.database, remarks: [] },
  ];
};
