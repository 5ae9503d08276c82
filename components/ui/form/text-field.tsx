import type { ComponentProps } from "react";
import { Field, type FieldWords } from "./field";
import { controlClass } from "./looks";

/** One line of text, or a number where `type` says so. */
export function TextField({
  label,
  hint,
  problem,
  optional,
  className = "",
  ...input
}: FieldWords & ComponentProps<"input">) {
  const words = { label, hint, problem, ...(optional === undefined ? {} : { optional }) };
  return (
    <Field {...words}>
      {(described) => (
        <input
          {...input}
          {...described}
          className={`${controlClass} h-11 ${input.type === "number" ? "font-mono" : ""} ${className}`}
        />
      )}
    </Field>
  );
}
