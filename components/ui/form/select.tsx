import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { controlClass } from "./looks";

interface SelectProps extends Omit<ComponentProps<"select">, "className"> {
  /** Where it stands and how wide it is. */
  place?: string;
}

/** The platform's own select in the house's box, with the house's arrow. */
export function Select({ place = "", ...select }: SelectProps) {
  return (
    <span className={`relative block ${place}`}>
      <select {...select} className={`${controlClass} h-11 appearance-none truncate pr-9`} />
      <Icon
        name="chevronDown"
        className="text-muted pointer-events-none absolute top-3 right-2.5 size-5"
      />
    </span>
  );
}
