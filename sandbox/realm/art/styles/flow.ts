import { lighten, mix, ramp } from "../color";
import { daylight, nightfall } from "../palettes";
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

/** A direction for every point: slow waves in both axes, around a main heading. */
const field = (random: Random): ((point: Point) => number) => {
  const heading = random.range(0, Math.PI * 2);
  const turn = random.range(0.7, 1.5);
  const waves = Array.from({ length: 3 }, () => ({
    x: random.range(0.0018, 0.0052) * (random.chance(0.5) ? 1 : -1),
    y: random.range(0.0018, 0.0052),
    phase: random.range(0, Math.PI * 2),
  }));
  return ({ x, y }) =>
    heading +
    waves.reduce((sum, wave) => sum + Math.sin(x * wave.x + y * wave.y + wave.phase) * turn, 0);
};

const trace = (
  direction: (point: Point) => number,
  start: Point,
  steps: number,
  step: number,
): readonly Point[] => {
  const points = [start];
  let point = start;
  for (let index = 0; index < steps; index += 1) {
    const angle = direction(point);
    point = { x: point.x + Math.cos(angle) * step, y: point.y + Math.sin(angle) * step };
    points.push(point);
  }
  return points;
};

/** Ribbons that follow a current. */
export const flow = (random: Random): string => {
  const dark = random.chance(0.6);
  const colors = random.pick(dark ? nightfall : daylight);
  const direction = field(random);
  const shades = ramp(dark ? colors.ramp.slice(1) : colors.ramp.slice(0, 4), 24);
  const count = 170;
  const axis = random.range(0, 1);
  const ribbons = Array.from({ length: count }, (_, index) => {
    const start = { x: random.range(-120, WIDTH + 120), y: random.range(-120, HEIGHT + 120) };
    const position =
      (start.x / WIDTH) * axis + (start.y / HEIGHT) * (1 - axis) + random.range(-0.12, 0.12);
    const shade = shades[Math.min(23, Math.max(0, Math.floor(position * 24)))] ?? colors.accent;
    const wide = index < count * 0.45;
    return path(spline(trace(direction, start, wide ? 6 : 8, 44)), {
      stroke: random.chance(0.05)
        ? colors.accent
        : wide
          ? mix(shade, colors.ground, 0.3)
          : lighten(shade, random.range(0, 0.25)),
      "stroke-width": wide ? random.range(16, 44) : random.range(2, 11),
      opacity: wide ? 0.75 : 0.95,
    });
  });
  const disc = { x: random.range(200, 600), y: random.range(220, 620) };
  return [
    defs(
      vertical(
        "depth",
        [mix(colors.ground, shades[4] ?? colors.ground, 0.3), 0],
        [colors.ground, 1],
      ),
    ),
    sheet("url(#depth)"),
    random.chance(0.5)
      ? circle(disc, random.range(90, 170), { fill: colors.accent, opacity: 0.9 })
      : "",
    group({ fill: "none", "stroke-linecap": "round" }, ...ribbons),
  ].join("");
};
