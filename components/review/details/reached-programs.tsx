import type { Address } from "@/lib/core/solana";
import { Account } from "../account";
import type { AddressNames } from "../names";

interface ReachedProgramsProps {
  /** Null where nothing was tried. */
  reached: readonly Address[] | null;
  names: AddressNames;
}

/** The programs that the instruction called on its way, as the cluster saw it. */
export function ReachedPrograms({ reached, names }: ReachedProgramsProps) {
  if (reached === null || reached.length === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-1.5">
      <span className="text-muted text-xs">programs it called when it ran</span>
      <ul className="flex flex-col gap-1.5">
        {reached.map((program) => (
          <li key={program}>
            <Account address={program} names={names} />
          </li>
        ))}
      </ul>
    </div>
  );
}
