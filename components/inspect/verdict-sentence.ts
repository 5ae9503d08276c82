import type { ClusterPart } from "@/lib/browser/inspect/state";
import { isVolatile, type Review } from "@/lib/core/review";

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? one : `${count} ${more}`;

/**
 * The one sentence beside the verdict. Nothing was agreed here, so "Safe to sign" only means that
 * nothing speaks against it; what it is worth is the reader's to say.
 */
export const verdictSentence = ({ verdict, findings }: Review, cluster: ClusterPart): string => {
  const blocks = findings.filter(({ severity }) => severity === "block");
  const warnings = findings.length - blocks.length;
  switch (verdict) {
    case "ok":
      return "Nothing in it works against you, and the trial run ended as its instructions say. Whether it is what you want, only you can tell: read what you pay, and to whom.";
    case "warn":
      if (cluster === "left out" && warnings === 0)
        return "The rules that need no cluster found nothing. It was not tried out, so this is only half of the picture.";
      return `${counted(warnings, "One thing", "things")} should be read first.${cluster === "left out" ? " It was not tried out." : ""}`;
    case "block": {
      // That it is too old or was not tried says little of a transaction somebody asks about.
      const worst = blocks.find((finding) => !isVolatile(finding)) ?? blocks[0];
      const others = blocks.length - 1;
      const more =
        others === 0
          ? ""
          : ` ${counted(others, "One more reason stands", "more reasons stand")} below.`;
      return `${worst?.message ?? "It can’t be called safe."}${more}`;
    }
  }
};
