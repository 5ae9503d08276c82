import { PLATFORM } from "@/lib/server/vault";

/**
 * REALM's rate limits are per key and group of endpoints, which it does not name. Its marketplace counts
 * reading and what is signed apart: what is left of one says nothing of the other.
 */
export type LimitGroup =
  "marketplace-read" | "marketplace-signed" | "models" | "images" | "videos" | "user";

/** Under which name calls share a limit, each credential's its own. */
export const limitGroupOf = (owner: string, group: LimitGroup): string => `${owner} ${group}`;

/** The same for people who watch all of them: the platform's groups apart, creators' together. */
export const limitGroupLabel = (limitGroup: string): string => {
  const [owner = "", group = ""] = limitGroup.split(" ");
  return `${owner === PLATFORM ? "platform" : "creators"} ${group}`;
};
