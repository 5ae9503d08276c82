import { lighten, mix, ramp } from "../color";
import { daylight, type Palette } from "../palettes";
import type { Random } from "../random";
import {
  circle,
  defs,
  group,
  HEIGHT,
  path,
  sheet,
  spline,
  vertical,
  WIDTH,
  type Point,
} from "../svg";

/** Scales of concentric arcs, row over row: the pattern called seigaiha. */
const scales = (random: Random, colors: Palette): string => {
  const size = random.pick([133.4, 160, 200]);
  const rings = random.int(3, 5);
  const horizon = random.range(0.3, 0.45) * HEIGHT;
  const rows = Math.ceil((HEIGHT - horizon) / (size / 4)) + 3;
  return Array.from({ length: rows }, (_, row) => {
    const y = horizon + row * (size / 4);
    const depth = Math.min(1, row / rows);
    const shades = ramp(
      [
        colors.ramp[3] ?? colors.ground,
        colors.ramp[1] ?? colors.ground,
        colors.ramp[0] ?? colors.ground,
      ],
      12,
    );
    const shade = shades[Math.floor(depth * 11)] ?? colors.ground;
    const count = Math.ceil(WIDTH / size) + 1;
    return Array.from({ length: count + 1 }, (_unused, column) => {
      const center = {
        x: column * size + (row % 2 === 0 ? 0 : size / 2) - size / 2,
        y: y + size / 2,
      };
      return Array.from({ length: rings }, (_ring, ring) =>
        circle(center, (size / 2) * (1 - ring / rings), {
          fill: ring % 2 === 0 ? shade : mix(colors.ground, shade, 0.12),
        }),
      ).join("");
    }).join("");
  }).join("");
};

const crest = (random: Random, base: number, height: number): readonly Point[] => {
  const [first, second] = [random.range(260, 460), random.range(120, 200)];
  const [shift, drift] = [random.range(0, 7), random.range(0, 7)];
  return Array.from({ length: 19 }, (_, index) => {
    const x = index * 50 - 50;
    const swell =
      Math.sin((x / first) * Math.PI + shift) * height +
      Math.sin((x / second) * Math.PI + drift) * height * 0.25;
    return { x, y: base - swell };
  });
};

/** Washes of ink, each crest with the finer lines the brush left behind. */
const washes = (random: Random, colors: Palette): string => {
  const count = random.int(8, 11);
  const tones = ramp(
    [
      mix(colors.ground, colors.ramp[3] ?? colors.ground, 0.7),
      colors.ramp[2] ?? "#444444",
      colors.ramp[0] ?? "#111111",
    ],
    count,
  );
  const top = random.range(0.34, 0.46) * HEIGHT;
  return tones
    .map((shade, index) => {
      const base = top + ((HEIGHT - top) / (count - 1.2)) * index;
      const points = crest(random, base, random.range(24, 62));
      const body = `${spline(points)}L${WIDTH + 60} ${HEIGHT + 40}L-60 ${HEIGHT + 40}Z`;
      const lines = Array.from({ length: 3 }, (_, line) =>
        path(spline(points.map(({ x, y }) => ({ x, y: y + 12 + line * (10 + line * 3) }))), {
          stroke: lighten(shade, 0.55),
          "stroke-width": 3.4 - line,
          opacity: 0.6 - line * 0.15,
        }),
      );
      return path(body, { fill: shade, opacity: 0.93 }) + group({ fill: "none" }, ...lines);
    })
    .join("");
};

/** The sea as a print: scales or washes, under a plain disc. */
export const waves = (random: Random): string => {
  const colors = random.pick(daylight);
  const disc = { x: random.range(190, 610), y: random.range(190, 320) };
  const body = random.chance(0.45) ? scales(random, colors) : washes(random, colors);
  return [
    defs(
      vertical(
        "paper",
        [lighten(colors.ground, 0.4), 0],
        [mix(colors.ground, colors.ramp[4] ?? colors.ground, 0.8), 0.6],
      ),
    ),
    sheet("url(#paper)"),
    circle(disc, random.range(80, 150), { fill: colors.accent }),
    body,
  ].join("");
};
