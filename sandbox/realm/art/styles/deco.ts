import { darken, lighten, mix } from "../color";
import { nightfall } from "../palettes";
import type { Random } from "../random";
import {
  at,
  circle,
  defs,
  group,
  HEIGHT,
  linear,
  path,
  polar,
  polyline,
  radial,
  rect,
  sheet,
  vertical,
  WIDTH,
  type Point,
} from "../svg";

const GOLDS = [
  ["#8a6a2f", "#f0d694", "#b98d45"],
  ["#9a5b3c", "#f3c9a2", "#c07f56"],
  ["#7d7f86", "#f1efe6", "#a9a9a6"],
] as const;

const mirrored = (shape: string): string =>
  shape + group({ transform: `translate(${WIDTH} 0) scale(-1 1)` }, shape);

/** Rays from a point on the axis, every other one filled. */
const sunburst = (origin: Point, count: number, reach: number, fill: string): string =>
  Array.from({ length: count }, (_, index) => {
    const step = Math.PI / (count * 2 - 1);
    const from = Math.PI + index * 2 * step;
    return path(
      `M${at(origin)}L${at(polar(origin, reach, from))}L${at(polar(origin, reach, from + step))}Z`,
      { fill },
    );
  }).join("");

/** Nested arches, as over a lift's door. */
const arches = (base: number, inner: number, count: number, gap: number): string =>
  Array.from({ length: count }, (_, index) => {
    const half = inner + index * gap;
    const shoulder = base - half * 1.15;
    return path(
      `M${400 - half} ${base}V${shoulder}A${half} ${half} 0 0 1 ${400 + half} ${shoulder}V${base}`,
      {
        fill: "none",
        stroke: "url(#gold)",
        "stroke-width": index % 2 === 0 ? 7 : 2.5,
      },
    );
  }).join("");

/** Steps that fall away from the middle, the tallest a spire. */
const tower = (random: Random, base: number, fill: string): string => {
  const steps = random.int(4, 6);
  const parts = Array.from({ length: steps }, (_, index) => {
    const half = 44 + index * 46;
    const top = base - 430 + index * 74;
    const flutes = Array.from(
      { length: Math.floor(half / 16) },
      (_unused, flute) => `M${400 - half + 10 + flute * 16} ${top + 16}V${base}`,
    ).join("");
    return { half, top, flutes };
  }).reverse();
  return (
    parts
      .map(
        ({ half, top, flutes }) =>
          rect(400 - half, top, half * 2, base - top, {
            fill,
            stroke: "url(#gold)",
            "stroke-width": 3,
          }) + mirrored(path(flutes, { stroke: "url(#gold)", "stroke-width": 1.4, opacity: 0.7 })),
      )
      .join("") +
    path(
      polyline(
        [
          { x: 400, y: base - 610 },
          { x: 416, y: base - 430 },
          { x: 384, y: base - 430 },
        ],
        true,
      ),
      { fill: "url(#gold)" },
    )
  );
};

/** Overlapping fans in rows: the wallpaper of a grand hotel. */
const fans = (random: Random, tones: readonly string[]): string => {
  const size = random.pick([133.34, 160, 200]);
  const heart = random.range(0.28, 0.5);
  const rows = Math.ceil(HEIGHT / (size / 2)) + 2;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: Math.ceil(WIDTH / size) + 2 }, (_unused, column) => {
      const center = { x: column * size - (row % 2 === 0 ? size / 2 : 0), y: row * (size / 2) };
      const r = size / 2;
      const rays = [-60, -30, 0, 30, 60]
        .map(
          (degrees) => `M${at(center)}L${at(polar(center, r, ((degrees - 90) * Math.PI) / 180))}`,
        )
        .join("");
      const fill = tones[(row + column) % tones.length];
      return (
        circle(center, r, { fill, stroke: "url(#gold)", "stroke-width": 3 }) +
        path(rays, { stroke: "url(#gold)", "stroke-width": 1.5 }) +
        circle(center, r * heart, { fill: "url(#gold)" })
      );
    }).join(""),
  ).join("");
};

/** Gold on night: a tower under a sunburst, a row of arches, or fans; symmetrical. */
export const deco = (random: Random): string => {
  const colors = random.pick(nightfall);
  const [deep, bright, warm] = random.pick(GOLDS);
  const ground = darken(colors.ground, 0.15);
  const panel = mix(ground, colors.ramp[1] ?? ground, 0.8);
  const base = random.range(858, 896);
  const kind = random.int(0, 2);
  const rays = random.int(9, 14);
  const scene =
    kind === 2
      ? fans(random, [panel, mix(panel, colors.ramp[2] ?? panel, 0.5), ground])
      : [
          sunburst(
            { x: 400, y: kind === 0 ? base - 180 : base - 60 },
            rays,
            1100,
            mix(panel, colors.ramp[2] ?? panel, 0.55),
          ),
          circle({ x: 400, y: base - 420 }, kind === 0 ? 210 : 0.1, { fill: "url(#moon)" }),
          kind === 0
            ? tower(random, base, darken(panel, 0.3))
            : arches(base, random.int(50, 90), random.int(7, 9), 36),
          rect(0, base, WIDTH, HEIGHT - base, { fill: ground }),
          rect(60, base, WIDTH - 120, 7, { fill: "url(#gold)" }),
          mirrored(
            Array.from({ length: 6 }, (_, index) =>
              path(
                polyline([
                  { x: 80 + index * 54, y: base + 64 },
                  { x: 107 + index * 54, y: base + 24 },
                  { x: 134 + index * 54, y: base + 64 },
                ]),
                { fill: "none", stroke: "url(#gold)", "stroke-width": 4 },
              ),
            ).join(""),
          ),
        ].join("");
  return [
    defs(
      // In the sheet's own units: a straight line has no box to measure a gradient by.
      linear(
        "gold",
        { x: 0, y: 0 },
        { x: 800, y: 1000 },
        [deep, 0],
        [bright, 0.35],
        [warm, 0.55],
        [bright, 0.8],
        [deep, 1],
      ).replace("<linearGradient ", '<linearGradient gradientUnits="userSpaceOnUse" '),
      vertical("night", [lighten(panel, 0.06), 0], [ground, 1]),
      radial("moon", { x: 0.5, y: 0.4 }, 0.6, [lighten(bright, 0.4), 0], [bright, 0.7], [warm, 1]),
    ),
    sheet("url(#night)"),
    scene,
    rect(28, 28, WIDTH - 56, HEIGHT - 56, {
      fill: "none",
      stroke: "url(#gold)",
      "stroke-width": 5,
    }),
    rect(42, 42, WIDTH - 84, HEIGHT - 84, {
      fill: "none",
      stroke: "url(#gold)",
      "stroke-width": 1.5,
    }),
  ].join("");
};
