import { Icon } from "@/components/ui/icon";

const box =
  "bg-card border-edge has-[:focus-visible]:border-accent has-[[aria-invalid]]:border-stop rounded-control relative flex h-11 items-center gap-2 border px-3 text-sm";
const control = "h-full min-w-0 flex-1 bg-transparent outline-none";
const outline =
  "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent";

interface SelectFieldProps {
  name: string;
  label: string;
  options: readonly { value: string; words: string }[];
  value: string;
}

/** A native select with its label in the same frame. */
export function SelectField({ name, label, options, value }: SelectFieldProps) {
  const id = `market-${name}`;
  return (
    <div className={`${box} ${outline}`}>
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        className={`${control} appearance-none pr-6 font-medium`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-card text-ink">
            {option.words}
          </option>
        ))}
      </select>
      <Icon
        name="chevronDown"
        className="text-muted pointer-events-none absolute right-2.5 size-4"
      />
    </div>
  );
}

interface PriceFieldProps {
  name: string;
  label: string;
  /** As it was typed. What a number field can't hold ("abc") is quoted by the problem instead. */
  value: string;
  problem: string | undefined;
}

/** An amount of SOL; what is wrong with it stands right below. */
export function PriceField({ name, label, value, problem }: PriceFieldProps) {
  const id = `market-${name}`;
  return (
    <div className="sm:w-44">
      <div className={`${box} ${outline}`}>
        <label htmlFor={id} className="text-muted whitespace-nowrap">
          {label}
        </label>
        <input
          id={id}
          name={name}
          type="number"
          inputMode="decimal"
          step="any"
          min="0"
          defaultValue={Number.isFinite(Number(value)) ? value : ""}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          className={`${control} w-0 text-right font-mono`}
        />
        <span aria-hidden="true" className="text-muted font-mono text-xs">
          SOL
        </span>
      </div>
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className="text-stop mt-1.5 flex gap-1.5 text-xs">
          <Icon name="alert" className="mt-px size-3.5" />
          {problem}
        </p>
      )}
    </div>
  );
}
