import { useId, type ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** What every field is given beside its own: its name for people, help, and what is wrong with it. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
}

interface Described {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** The frame of one field: label above, hint below it, the problem right under the control. */
export function Field({
  label,
  hint,
  problem,
  optional = false,
  children,
}: FieldWords & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const describedBy = [hintId, problemId].filter((part) => part !== undefined).join(" ");
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional ? <span className="text-muted font-normal"> (optional)</span> : null}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="text-muted mt-0.5 max-w-prose text-xs">
          {hint}
        </p>
      )}
      <div className="mt-1.5">
        {children({
          id,
          "aria-describedby": describedBy === "" ? undefined : describedBy,
          "aria-invalid": problem === undefined ? undefined : true,
        })}
      </div>
      {problem === undefined ? null : (
        <p id={problemId} className="text-stop mt-1.5 flex gap-1.5 text-xs">
          <Icon name="alert" className="mt-px size-3.5" />
          {problem}
        </p>
      )}
    </div>
  );
}
