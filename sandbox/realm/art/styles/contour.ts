import { lighten, mix, ramp } from "../color";
import { daylight, nightfall } from "../palettes";
import type { Random } from "../random";
import {
  circle,
  defs,
  group,
  HEIGHT,
  path,
  polar,
  radial,
  sheet,
  spline,
  WIDTH,
  type Point,
} from "../svg";

const DIRECTIONS = 22;

interface Wobble {
  readonly turns: number;
  readonly phase: number;
  readonly drift: number;
  readonly strength: number;
}

/** One outline of the relief: a ring whose radius wavers, more slowly as it goes in. */
const outline = (
  center: Point,
  radius: number,
  level: number,
  wobbles: readonly Wobble[],
): readonly Point[] =>
  Array.from({ length: DIRECTIONS }, (_, index) => {
    const angle = (index / DIRECTIONS) * Math.PI * 2;
    const waver = wobbles.reduce(
      (sum, { turns, phase, drift, strength }) =>
        sum + Math.sin(angle * turns + phase + level * drift) * strength,
      1,
    );
    const point = polar(center, radius * waver, angle);
    return { x: point.x, y: center.y + (point.y - center.y) * 1.18 };
  });

/** Cut paper in layers, as a map of a mountain or of a lake seen from above. */
export const contour = (random: Random): string => {
  const colors = random.pick(random.chance(0.65) ? daylight : nightfall);
  const center = { x: WIDTH * random.range(0.36, 0.64), y: HEIGHT * random.range(0.36, 0.62) };
  const levels = random.int(10, 13);
  const inward = random.chance(0.5);
  const scale = inward ? [...colors.ramp].reverse() : colors.ramp;
  const tones = ramp(scale, levels);
  const wobbles = Array.from({ length: 4 }, (_, index) => ({
    turns: index + 2,
    phase: random.range(0, Math.PI * 2),
    drift: random.range(0.06, 0.24) * (random.chance(0.5) ? 1 : -1),
    strength: random.range(0.05, 0.14) / (index * 0.4 + 1),
  }));
  const layers = tones.map((shade, level) => {
    const radius = 760 * (1 - level / levels) ** 1.12;
    const d = spline(outline(center, radius, level, wobbles), true);
    const shadow = path(d, { fill: "#14101c", opacity: 0.16, transform: "translate(-7 11)" });
    return shadow + path(d, { fill: shade, stroke: lighten(shade, 0.35), "stroke-width": 1.6 });
  });
  const heart = polar(center, random.range(0, 26), random.range(0, 6));
  return [
    defs(
      radial(
        "light",
        { x: 0.3, y: 0.22 },
        0.9,
        ["#ffffff", 0, 0.2],
        ["#ffffff", 0.5, 0],
        ["#000000", 1, 0.16],
      ),
    ),
    sheet(mix(tones[0] ?? colors.ground, colors.ground, 0.4)),
    group({}, ...layers),
    circle(heart, random.range(20, 36), { fill: colors.accent }),
    sheet("url(#light)"),
  ].join("");
};
