import { useId } from "react";
import type { Finding } from "@/lib/core/review";
import type { AddressNames } from "../names";
import { FindingItem } from "./finding-item";

interface FindingsProps {
  /** Worst first, as a review has them. */
  findings: readonly Finding[];
  names: AddressNames;
  /** Names the list of instructions that findings point into; without it they only say the number. */
  anchor?: string;
}

/** What the rules found: the reasons not to sign apart from what only should be read. */
export function Findings({ findings, names, anchor }: FindingsProps) {
  const blocks = findings.filter(({ severity }) => severity === "block");
  const warnings = findings.filter(({ severity }) => severity === "warn");
  const rest = anchor === undefined ? { names } : { names, anchor };
  return (
    <>
      <Group
        title={counted(blocks.length, "reason not to sign", "reasons not to sign")}
        findings={blocks}
        {...rest}
      />
      <Group
        title={counted(warnings.length, "thing to read first", "things to read first")}
        findings={warnings}
        {...rest}
      />
    </>
  );
}

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `One ${one}` : `${count} ${more}`;

function Group({ title, findings, names, anchor }: FindingsProps & { title: string }) {
  const heading = useId();
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-2">
      <h3 id={heading} className="text-sm font-medium">
        {title}
      </h3>
      <ul className="flex flex-col gap-2">
        {findings.map((finding, index) => (
          <FindingItem
            key={`${finding.rule}:${index}`}
            finding={finding}
            names={names}
            anchor={anchor ?? null}
          />
        ))}
      </ul>
    </section>
  );
}
