import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { ownListingWords, type OwnListingState } from "@/lib/core/listing";

const looks: Readonly<Record<OwnListingState, { tone: Tone; icon: IconName }>> = {
  making: { tone: "neutral", icon: "clock" },
  signing: { tone: "check", icon: "alert" },
  active: { tone: "safe", icon: "check" },
  cancelling: { tone: "neutral", icon: "clock" },
  sold: { tone: "accent", icon: "check" },
  cancelled: { tone: "neutral", icon: "minus" },
  failed: { tone: "stop", icon: "stop" },
};

/** The state of a listing of one's own, as word and shape. */
export function ListingBadge({ state }: { state: OwnListingState }) {
  return <Badge {...looks[state]}>{ownListingWords[state]}</Badge>;
}
