import { Ways } from "@/components/studio/frame";

const ways = [
  { href: "/studio/videos", words: "Animate a picture" },
  { href: "/studio/videos/face-swap", words: "Swap a face" },
] as const;

/** The two ways to a video. */
export function VideoTabs({ current }: { current: (typeof ways)[number]["href"] }) {
  return <Ways label="Ways to a video" ways={ways} current={current} />;
}
