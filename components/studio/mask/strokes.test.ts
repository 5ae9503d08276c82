import { describe, expect, it } from "vitest";
import { drawStroke, isPainted, pointOn, type Pen, type Stroke } from "./strokes";

const recorder = () => {
  const calls: string[] = [];
  const pen: Pen = {
    lineWidth: 0,
    lineCap: "butt",
    lineJoin: "miter",
    strokeStyle: "",
    globalCompositeOperation: "source-over",
    beginPath: () => void calls.push("begin"),
    moveTo: (x, y) => void calls.push(`move ${x},${y}`),
    lineTo: (x, y) => void calls.push(`line ${x},${y}`),
    stroke: () => void calls.push(`stroke ${pen.lineWidth} ${pen.globalCompositeOperation}`),
  };
  return { pen, calls };
};
const brush: Stroke = { tool: "brush", width: 8, points: [{ x: 1, y: 2 }] };
const erase: Stroke = { ...brush, tool: "erase" };

describe("a mask's strokes", () => {
  it("of one press are a dot, and of none nothing", () => {
    const { pen, calls } = recorder();
    drawStroke(pen, { ...brush, points: [] }, { brush: "#fff", erase: "#000" });
    expect(calls).toEqual([]);
    drawStroke(pen, brush, { brush: "#fff", erase: "#000" });
    expect(calls).toEqual(["begin", "move 1,2", "line 1.01,2", "stroke 8 source-over"]);
    expect([pen.lineCap, pen.strokeStyle]).toEqual(["round", "#fff"]);
  });

  it("of the eraser rub out what is seen, and are black in what is sent", () => {
    const { pen, calls } = recorder();
    drawStroke(pen, erase, { brush: "#fff", erase: null });
    expect(calls.at(-1)).toBe("stroke 8 destination-out");
    drawStroke(pen, erase, { brush: "#fff", erase: "#000" });
    expect([calls.at(-1), pen.strokeStyle]).toEqual(["stroke 8 source-over", "#000"]);
  });

  it("lie where the pointer is on the picture, however small it is shown", () => {
    const box = { left: 10, top: 20, width: 100, height: 50 };
    const at = { clientX: 60, clientY: 45 };
    expect(pointOn(box, { width: 1000, height: 400 }, at)).toEqual({ x: 500, y: 200 });
  });

  it("paint only where there is a brush", () => {
    expect(isPainted([])).toBe(false);
    expect(isPainted([erase])).toBe(false);
    expect(isPainted([erase, brush])).toBe(true);
  });
});
