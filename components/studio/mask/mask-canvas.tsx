"use client";

import { useEffect, useRef, useState, type PointerEvent } from "react";
import { drawStroke, pointOn, type Point, type Stroke } from "./strokes";

interface MaskCanvasProps {
  /** Pixels of the picture. */
  width: number;
  height: number;
  strokes: readonly Stroke[];
  tool: Stroke["tool"];
  /** The brush across, in pixels of the picture. */
  brush: number;
  onStroke: (stroke: Stroke) => void;
}

/** Shown over the picture at half strength; what is sent is made anew (mask-png.ts). */
const SEEN = { brush: "#00a79d", erase: null } as const;

/** Where one paints: with a mouse, a finger or a pen. */
export function MaskCanvas({ width, height, strokes, tool, brush, onStroke }: MaskCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [points, setPoints] = useState<readonly Point[]>([]);

  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen) return;
    pen.globalCompositeOperation = "source-over";
    pen.clearRect(0, 0, width, height);
    for (const stroke of [...strokes, { tool, width: brush, points }])
      drawStroke(pen, stroke, SEEN);
  }, [strokes, points, tool, brush, width, height]);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point =>
    pointOn(event.currentTarget.getBoundingClientRect(), { width, height }, event);

  const end = () => {
    if (points.length > 0) onStroke({ tool, width: brush, points });
    setPoints([]);
  };

  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label="The mask over the picture. Paint with a pointer what is to be changed, or upload a mask below."
      className="absolute inset-0 size-full cursor-crosshair touch-none opacity-60"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setPoints([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        if (points.length > 0) setPoints([...points, pointOf(event)]);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
