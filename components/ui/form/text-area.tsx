import type { ComponentProps } from "react";
import { Field, type FieldWords } from "./field";
import { controlClass } from "./looks";

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  problem,
  optional,
  rows = 4,
  ...area
}: FieldWords & ComponentProps<"textarea">) {
  const words = { label, hint, problem, ...(optional === undefined ? {} : { optional }) };
  return (
    <Field {...words}>
      {(described) => (
        <textarea
          rows={rows}
          {...area}
          {...described}
          className={`${controlClass} block min-h-11 resize-y py-2.5 leading-normal`}
        />
      )}
    </Field>
  );
}
