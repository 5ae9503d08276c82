import { CodedError } from "@/lib/core/errors";
import { drawStroke, type Stroke } from "./strokes";

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The mask as REALM takes it: a PNG of the picture's size, white where it is changed, black elsewhere.
 * @throws CodedError where the browser can't make one
 */
export const maskPng = async (
  { width, height }: Size,
  strokes: readonly Stroke[],
): Promise<Blob> => {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  const failed = () => new CodedError("INTERNAL", "the browser made no picture of the mask");
  if (pen === null) throw failed();
  pen.fillStyle = "#000";
  pen.fillRect(0, 0, width, height);
  for (const stroke of strokes) drawStroke(pen, stroke, { brush: "#fff", erase: "#000" });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(failed());
      else resolve(blob);
    }, "image/png");
  });
};
