import Link from "next/link";
import type { PostureRow } from "@/lib/core/posture";

const FILE = "/operator/posture/file";

const addressOf = (target: string): string => {
  const [path = "", anchor] = target.split("#", 2);
  return `${FILE}?path=${encodeURIComponent(path)}${anchor === undefined ? "" : `#${anchor}`}`;
};

/** Where the project says what is meant, does it, and tries it. */
export function EvidenceLinks({ row }: { row: PostureRow }) {
  const links = [
    ["Document", row.documentation],
    ["Code", row.code],
    ["Test", row.test],
  ] as const;
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-4 text-xs">
      {links.map(([word, target]) => (
        <Link
          key={word}
          href={addressOf(target)}
          prefetch={false}
          title={target}
          className="text-accent underline-offset-4 hover:underline"
        >
          {word}
        </Link>
      ))}
    </p>
  );
}
