import { TabStrip } from "@/components/layout/tab-strip";

const places = [
  { href: "/studio/models", words: "Models" },
  { href: "/studio/images", words: "Images" },
  { href: "/studio/videos", words: "Videos" },
  { href: "/studio/jobs", words: "Jobs" },
  { href: "/studio/listings", words: "Listings" },
  { href: "/studio/earnings", words: "Earnings" },
] as const;

/** The studio's rooms. */
export function StudioNav() {
  return <TabStrip label="Studio" places={places} />;
}
