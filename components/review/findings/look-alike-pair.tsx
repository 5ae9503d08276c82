import { Identicon } from "@/components/ui/identicon";
import type { AddressNames } from "../names";
import type { LookAlike } from "./look-alike";

/** Both addresses one above the other, place by place; what differs is boxed, not only coloured. */
export function LookAlikePair({ pair, names }: { pair: LookAlike; names: AddressNames }) {
  const knownAs = names.get(pair.known.address) ?? "The one you know";
  return (
    <div className="mt-3 flex flex-col gap-3">
      <Side words={knownAs} side={pair.known} />
      <Side words="The look-alike" side={pair.other} />
      <p className="text-muted text-xs">The boxed parts are not the same.</p>
    </div>
  );
}

function Side({ words, side }: { words: string; side: LookAlike["known"] }) {
  return (
    <div className="flex items-start gap-2.5">
      <Identicon address={side.address} className="mt-0.5 size-9" />
      <div className="min-w-0">
        <p className="text-xs font-medium">{words}</p>
        <p className="font-mono text-sm leading-7">
          {side.groups.map(({ text, differs }, index) =>
            differs ? (
              <mark
                key={index}
                className="border-stop text-stop mr-[0.6ch] inline-block rounded-sm border bg-transparent px-px leading-5 font-semibold"
              >
                {text}
              </mark>
            ) : (
              <span
                key={index}
                className="mr-[0.6ch] inline-block border border-transparent px-px leading-5"
              >
                {text}
              </span>
            ),
          )}
        </p>
      </div>
    </div>
  );
}
