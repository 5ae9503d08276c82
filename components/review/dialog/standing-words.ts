import type { Standing } from "@/lib/browser/review/settle";

/** What an ended attempt means for the money, as far as the server could be asked. */
export const standingWords: Readonly<Record<Standing, string>> = {
  unpaid: "You paid nothing.",
  unknown:
    "The server does not answer, so it is not known whether this purchase went on in another tab. Look in your library before you buy it again.",
};
