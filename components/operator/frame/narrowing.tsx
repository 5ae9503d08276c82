import { Select } from "@/components/ui/form";

export interface NarrowingChoice {
  readonly value: string;
  readonly words: string;
}

interface NarrowingProps {
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  /** Empty is all. */
  readonly chosen: string;
  readonly choices: readonly NarrowingChoice[];
}

/** A field of the search's form that narrows the list. */
export function Narrowing({ name, label, chosen, choices }: NarrowingProps) {
  // What the address asks for stands in the list even where there is nothing of it at the moment.
  const known = chosen === "" || choices.some(({ value }) => value === chosen);
  const all = known ? choices : [...choices, { value: chosen, words: chosen }];
  return (
    <Select
      name={name}
      aria-label={label}
      key={chosen}
      defaultValue={chosen}
      place="min-w-0 max-sm:basis-full"
    >
      <option value="">{label}: all</option>
      {all.map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}
