/** A stroke of the brush or of the eraser, in the picture's own pixels. */
export interface Stroke {
  readonly tool: "brush" | "erase";
  /** Across, in pixels of the picture. */
  readonly width: number;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** As much of a canvas' context as is drawn with, so that a test can look at it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "stroke"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "strokeStyle"
  | "globalCompositeOperation"
>;

/** Pixels. */
const HARDLY_ANY = 0.01;

/** Draws a stroke; `erase` null rubs out what is there instead of painting over it. */
export const drawStroke = (
  pen: Pen,
  { tool, width, points }: Stroke,
  colours: { readonly brush: string; readonly erase: string | null },
): void => {
  const [first, ...others] = points;
  if (first === undefined) return;
  const rubs = tool === "erase" && colours.erase === null;
  pen.globalCompositeOperation = rubs ? "destination-out" : "source-over";
  pen.strokeStyle = tool === "erase" ? (colours.erase ?? "#000") : colours.brush;
  pen.lineWidth = width;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(first.x, first.y);
  // A press without a move is a dot: a line with round ends; one of no length a canvas leaves out.
  pen.lineTo(first.x + HARDLY_ANY, first.y);
  for (const { x, y } of others) pen.lineTo(x, y);
  pen.stroke();
};

/** Finer than anybody can see, and short where it is written down. */
const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Where on the picture a pointer is, however large the picture is shown, to a tenth of a pixel. */
export const pointOn = (
  box: Pick<DOMRect, "left" | "top" | "width" | "height">,
  size: { readonly width: number; readonly height: number },
  at: { readonly clientX: number; readonly clientY: number },
): Point => ({
  x: tenth(((at.clientX - box.left) / box.width) * size.width),
  y: tenth(((at.clientY - box.top) / box.height) * size.height),
});

/** Whether anything is left to be changed: a brush that no eraser came after is taken for paint. */
export const isPainted = (strokes: readonly Stroke[]): boolean =>
  strokes.some(({ tool }) => tool === "brush");
