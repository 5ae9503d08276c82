import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** A part that is there for whoever wants it, folded until then. */
export function Fold({
  title,
  aside,
  children,
}: {
  title: string;
  aside: string;
  children: ReactNode;
}) {
  return (
    <details className="group border-line border-t last:border-b">
      <summary className="flex items-center gap-2 py-3 text-sm font-medium">
        <Icon
          name="chevronDown"
          className="size-4 -rotate-90 transition-transform group-open:rotate-0"
        />
        {title}
        <span className="text-muted ml-auto text-xs font-normal">{aside}</span>
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
