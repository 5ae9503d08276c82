/** A word stamped across a picture or a document, slightly askew as by hand. */
export function Stamp({ word }: { word: string }) {
  return (
    <span className="border-stop text-stop bg-paper/92 absolute top-5 right-4 z-10 -rotate-6 rounded-sm border-2 px-3 py-0.5 font-mono text-sm font-semibold tracking-widest uppercase">
      {word}
    </span>
  );
}
