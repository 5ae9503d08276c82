import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

interface FoldProps {
  title: string;
  aside: string;
  /** Unfolded from the start: there is something in it that should not be missed. */
  open?: boolean;
  children: ReactNode;
}

/** A part that is there for whoever wants it, folded until then. */
export function Fold({ title, aside, open = false, children }: FoldProps) {
  return (
    <details open={open} className="group/fold border-line border-t last:border-b">
      <summary className="flex items-center gap-2 py-3 text-sm font-medium">
        <Icon
          name="chevronDown"
          className="size-4 -rotate-90 transition-transform group-open/fold:rotate-0"
        />
        {title}
        <span className="text-muted ml-auto text-xs font-normal">{aside}</span>
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
