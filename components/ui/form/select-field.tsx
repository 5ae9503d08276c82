import type { ComponentProps } from "react";
import { Field, type FieldWords } from "./field";
import { Select } from "./select";

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
}: FieldWords & Omit<ComponentProps<"select">, "className"> & { choices: readonly Choice[] }) {
  const words = { label, hint, problem, ...(optional === undefined ? {} : { optional }) };
  return (
    <Field {...words}>
      {(described) => (
        <Select {...select} {...described}>
          {choices.map(({ value, words: shown }) => (
            <option key={value} value={value} className="bg-card text-ink">
              {shown}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
