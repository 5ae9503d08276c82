import { Button } from "@/components/ui/button";
import type { Stroke } from "./strokes";

interface MaskToolsProps {
  tool: Stroke["tool"];
  /** Percent of the picture's shorter side. */
  size: number;
  canUndo: boolean;
  onTool: (tool: Stroke["tool"]) => void;
  onSize: (size: number) => void;
  onUndo: () => void;
  onClear: () => void;
}

const off = "aria-disabled:opacity-55";

/** Brush, eraser, their size, and the ways back. */
export function MaskTools(props: MaskToolsProps) {
  const { tool, size, canUndo, onTool, onSize, onUndo, onClear } = props;
  return (
    <div role="group" aria-label="Mask" className="flex flex-wrap items-center gap-2">
      {(["brush", "erase"] as const).map((one) => (
        <Button
          key={one}
          size="small"
          aria-pressed={tool === one}
          className="aria-pressed:border-accent aria-pressed:text-accent"
          onClick={() => {
            onTool(one);
          }}
        >
          {one === "brush" ? "Brush" : "Erase"}
        </Button>
      ))}
      <label className="flex items-center gap-2 text-sm">
        Size
        <input
          type="range"
          min={1}
          max={40}
          value={size}
          onChange={({ currentTarget }) => {
            onSize(Number(currentTarget.value));
          }}
          className="accent-accent w-28"
        />
      </label>
      {/* Never switched off: who presses until nothing is left would lose the place. */}
      <Button size="small" aria-disabled={!canUndo} className={off} onClick={onUndo}>
        Undo
      </Button>
      <Button size="small" aria-disabled={!canUndo} className={off} onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
