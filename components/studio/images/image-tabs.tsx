import { Ways } from "@/components/studio/frame";

const ways = [
  { href: "/studio/images", words: "New picture" },
  { href: "/studio/images/modify", words: "Change a picture" },
] as const;

/** The two ways to a picture. */
export function ImageTabs({ current }: { current: (typeof ways)[number]["href"] }) {
  return <Ways label="Ways to a picture" ways={ways} current={current} />;
}
