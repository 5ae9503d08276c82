import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

const looks = {
  do: { icon: "check", ink: "text-safe", said: "Do: " },
  never: { icon: "close", ink: "text-stop", said: "Never: " },
} as const satisfies Record<string, { icon: IconName; ink: string; said: string }>;

/** Short points, each with the shape of what it is: to do, or never to do. */
export function Points({ kind, items }: { kind: keyof typeof looks; items: readonly ReactNode[] }) {
  const { icon, ink, said } = looks[kind];
  return (
    <ul className="flex flex-col gap-2">
      {items.map((item, index) => (
        <li key={index} className="flex gap-3">
          <Icon name={icon} className={`mt-1 size-4 ${ink}`} />
          <span className="min-w-0">
            <span className="sr-only">{said}</span>
            {item}
          </span>
        </li>
      ))}
    </ul>
  );
}
