import type { ReviewedAccount } from "@/lib/core/review";
import { Account } from "../account";
import type { AddressNames } from "../names";

interface InstructionAccountsProps {
  accounts: readonly ReviewedAccount[];
  names: AddressNames;
}

/** The accounts an instruction gets: what it calls each, what it may do with it, whose it is. */
export function InstructionAccounts({ accounts, names }: InstructionAccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-2">
      {accounts.map(({ name, address, signer, writable }, index) => (
        <li key={index} className="grid gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <span className="text-xs sm:pt-1">
            <span>{name}</span>
            <span className="text-muted max-sm:before:content-['_·_'] sm:block">
              {[signer ? "signs" : null, writable ? "may change" : "only read"]
                .filter((words) => words !== null)
                .join(", ")}
            </span>
          </span>
          <Account address={address} names={names} />
        </li>
      ))}
    </ul>
  );
}
