import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import { Field, type FieldWords } from "./field";
import { controlClass } from "./looks";

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** One of a few: the platform's own select. */
export function SelectField({
  label,
  hint,
  problem,
  optional,
  choices,
  ...select
}: FieldWords & ComponentProps<"select"> & { choices: readonly Choice[] }) {
  const words = { label, hint, problem, ...(optional === undefined ? {} : { optional }) };
  return (
    <Field {...words}>
      {(described) => (
        <div className="relative">
          <select
            {...select}
            {...described}
            className={`${controlClass} h-11 appearance-none pr-9`}
          >
            {choices.map(({ value, words: shown }) => (
              <option key={value} value={value} className="bg-card text-ink">
                {shown}
              </option>
            ))}
          </select>
          <Icon
            name="chevronDown"
            className="text-muted pointer-events-none absolute top-3 right-2.5 size-5"
          />
        </div>
      )}
    </Field>
  );
}
