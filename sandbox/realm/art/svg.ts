/** Pictures are 4:5, in these units. */
export const WIDTH = 800;
export const HEIGHT = 1000;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A coordinate with one decimal: what the eye can see, and a third of the bytes. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

export const at = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes; numbers are rounded as coordinates are. */
export const tag = (name: string, attributes: Attributes, content = ""): string => {
  const text = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${typeof value === "number" ? n(value) : value}"`],
    )
    .join("");
  return content === "" ? `<${name}${text}/>` : `<${name}${text}>${content}</${name}>`;
};

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  more: Attributes,
): string => tag("rect", { x, y, width, height, ...more });

export const circle = (center: Point, r: number, more: Attributes): string =>
  tag("circle", { cx: center.x, cy: center.y, r, ...more });

export const path = (d: string, more: Attributes): string => tag("path", { d, ...more });

export const group = (more: Attributes, ...content: readonly string[]): string =>
  tag("g", more, content.join(""));

/** The whole sheet in one colour or gradient. */
export const sheet = (fill: string): string => rect(0, 0, WIDTH, HEIGHT, { fill });

/** Straight lines through the points. */
export const polyline = (points: readonly Point[], close = false): string =>
  points.map((point, index) => `${index === 0 ? "M" : "L"}${at(point)}`).join("") +
  (close ? "Z" : "");

/** A soft curve through the points (Catmull-Rom as cubic Béziers). */
export const spline = (points: readonly Point[], close = false): string => {
  const [first] = points;
  if (!first) return "";
  const count = points.length;
  const get = (index: number): Point =>
    points[close ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? first;
  const segments = Array.from({ length: close ? count : count - 1 }, (_, index) => {
    const [before, from, to, after] = [get(index - 1), get(index), get(index + 1), get(index + 2)];
    const out = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const into = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${at(out)} ${at(into)} ${at(to)}`;
  });
  return `M${at(first)}${segments.join("")}${close ? "Z" : ""}`;
};

/** A point on a circle; the angle in radians, clockwise from the right. */
export const polar = (center: Point, radius: number, angle: number): Point => ({
  x: center.x + Math.cos(angle) * radius,
  y: center.y + Math.sin(angle) * radius,
});

/** Colour, position from 0 to 1, opacity. */
export type Stop = readonly [color: string, offset: number, opacity?: number];

const stops = (list: readonly Stop[]): string =>
  list
    .map(([color, offset, opacity]) =>
      tag("stop", {
        offset: `${n(offset * 100)}%`,
        "stop-color": color,
        "stop-opacity": opacity?.toFixed(2),
      }),
    )
    .join("");

/** A gradient from one point to another, in fractions of the shape it fills. */
export const linear = (id: string, from: Point, to: Point, ...list: readonly Stop[]): string =>
  `<linearGradient id="${id}" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}">${stops(list)}</linearGradient>`;

/** A gradient from top to bottom. */
export const vertical = (id: string, ...list: readonly Stop[]): string =>
  linear(id, { x: 0, y: 0 }, { x: 0, y: 1 }, ...list);

/** A gradient from a centre outwards, in fractions of the shape it fills. */
export const radial = (
  id: string,
  center: Point,
  radius: number,
  ...list: readonly Stop[]
): string =>
  `<radialGradient id="${id}" cx="${center.x}" cy="${center.y}" r="${radius}">${stops(list)}</radialGradient>`;

export const defs = (...content: readonly string[]): string => tag("defs", {}, content.join(""));

/** The finished document. */
export const document = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`;
