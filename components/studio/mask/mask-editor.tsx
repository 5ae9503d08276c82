"use client";

import { useState, type ReactNode } from "react";
import { MaskCanvas } from "./mask-canvas";
import { MaskTools } from "./mask-tools";
import type { Stroke } from "./strokes";

interface MaskEditorProps {
  /** The picture, and its size in pixels. */
  picture: { readonly url: string; readonly width: number; readonly height: number };
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
  /** Stands below the picture: the way without a pointer. */
  children: ReactNode;
}

/** A picture with a mask to be painted over it. */
export function MaskEditor({ picture, strokes, onChange, children }: MaskEditorProps) {
  const { url, width, height } = picture;
  const [tool, setTool] = useState<Stroke["tool"]>("brush");
  const [size, setSize] = useState(10);
  const brush = Math.max(2, Math.round((Math.min(width, height) * size) / 100));
  return (
    <div className="grid gap-4">
      <MaskTools
        tool={tool}
        size={size}
        canUndo={strokes.length > 0}
        onTool={setTool}
        onSize={setSize}
        onUndo={() => {
          onChange(strokes.slice(0, -1));
        }}
        onClear={() => {
          onChange([]);
        }}
      />
      <div className="border-line rounded-card relative w-full overflow-hidden border">
        <img
          src={url}
          alt="The picture to change"
          width={width}
          height={height}
          className="block h-auto w-full"
        />
        <MaskCanvas
          {...{ width, height, strokes, tool, brush }}
          onStroke={(stroke) => {
            onChange([...strokes, stroke]);
          }}
        />
      </div>
      {children}
    </div>
  );
}
