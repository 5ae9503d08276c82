import { useId, type ComponentProps, type ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** A statement to agree to or a choice to switch on; its words are the label. */
export function CheckField({
  label,
  hint,
  problem,
  ...input
}: { label: ReactNode; hint?: ReactNode; problem?: string | undefined } & ComponentProps<"input">) {
  const id = useId();
  const below = [
    hint === undefined ? undefined : `${id}-hint`,
    problem === undefined ? undefined : `${id}-problem`,
  ].filter((part) => part !== undefined);
  return (
    <div className="flex gap-3">
      <input
        type="checkbox"
        {...input}
        id={id}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={below.length === 0 ? undefined : below.join(" ")}
        className="accent-accent mt-0.5 size-5 shrink-0"
      />
      <div className="min-w-0 text-sm">
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="text-muted mt-0.5 max-w-prose text-xs">
            {hint}
          </p>
        )}
        {problem === undefined ? null : (
          <p id={`${id}-problem`} className="text-stop mt-1 flex gap-1.5 text-xs">
            <Icon name="alert" className="mt-px size-3.5" />
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
