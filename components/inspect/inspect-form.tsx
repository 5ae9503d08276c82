import { useId, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import type { Draft } from "@/lib/browser/inspect/fragment";
import { WalletField } from "./wallet-field";

interface InspectFormProps {
  draft: Draft;
  /** What stands in the fields could not be read; the result says why. */
  isInvalid: boolean;
  onEdit: (change: Partial<Draft>) => void;
  onInspect: () => void;
  onClear: () => void;
}

/** What to look at, whose side to take, and whether the cluster may be asked. */
export function InspectForm(props: InspectFormProps) {
  const { draft, isInvalid, onEdit, onInspect, onClear } = props;
  const id = useId();
  const isEmpty = draft.text.trim() === "";

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onInspect();
  };

  return (
    // What stands here is looked at more strictly than elsewhere, and is told in the result's place.
    <form
      data-own-guard
      className="flex flex-col gap-5 print:hidden"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onInspect();
      }}
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-text`} className="text-sm font-medium">
          Transaction
        </label>
        <textarea
          id={`${id}-text`}
          rows={6}
          value={draft.text}
          onChange={(event) => {
            onEdit({ text: event.target.value });
          }}
          aria-describedby={`${id}-hint`}
          aria-invalid={isInvalid || undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          className="bg-card border-edge rounded-control w-full resize-y border px-3 py-2.5 font-mono text-sm break-all"
        />
        <p id={`${id}-hint`} className="text-muted text-xs">
          Base64 or base58 of a whole transaction or of its message alone, a link that carries one,
          or the signature of one that landed. Never a secret key or a recovery phrase.
        </p>
      </div>
      <WalletField
        value={draft.wallet}
        onChange={(wallet) => {
          onEdit({ wallet });
        }}
      />
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={draft.offline}
          onChange={(event) => {
            onEdit({ offline: event.target.checked });
          }}
          aria-describedby={`${id}-offline`}
          className="accent-accent mt-0.5 size-4.5 shrink-0"
        />
        <span>
          Do not ask the cluster
          <span id={`${id}-offline`} className="text-muted block text-xs">
            Then nothing of it leaves this browser, and it is not tried out.
          </span>
        </span>
      </label>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" className="flex-1">
          Inspect
        </Button>
        {isEmpty ? null : (
          <Button variant="quiet" onClick={onClear}>
            Clear
          </Button>
        )}
      </div>
      <p className="text-muted text-xs">
        What you paste stays in this page’s address, behind the #, which browsers send to no server.
        A link to this page therefore carries it along. Only a trial run on the cluster needs the
        transaction itself.
      </p>
    </form>
  );
}
