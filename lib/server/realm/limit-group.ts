import { PLATFORM } from "@/lib/server/vault";

/** REALM's rate limits are per key and group of endpoints, which it does not name. */
export type LimitGroup =
  "marketplace-read" | "marketplace-signed" | "models" | "images" | "videos" | "user";

/** what is left for reading the marketplace says nothing of what is left for signed calls there. */
const COUNTED_AS: Readonly<Partial<Record<LimitGroup, string>>> = {
  "marketplace-read": "marketplace-read",
  "marketplace-signed": "marketplace-signed",
};

/** Under which name calls share a limit, each credential's its own. */
export const limitGroupOf = (owner: string, group: LimitGroup): string =>
  `${owner} ${COUNTED_AS[group] ?? group}`;

/** The same for people who watch all of them: the platform's groups apart, creators' together. */
export const limitGroupLabel = (limitGroup: string): string => {
  const [owner = "", group = ""] = limitGroup.split(" ");
  return `${owner === PLATFORM ? "platform" : "creators"} ${group}`;
};
