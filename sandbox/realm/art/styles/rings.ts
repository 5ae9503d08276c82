import { lighten, mix } from "../color";
import { daylight, nightfall } from "../palettes";
import type { Random } from "../random";
import {
  at,
  circle,
  defs,
  group,
  HEIGHT,
  path,
  polar,
  radial,
  sheet,
  tag,
  WIDTH,
  type Point,
} from "../svg";

const FULL = Math.PI * 2;

const arc = (center: Point, radius: number, from: number, sweep: number): string => {
  const start = polar(center, radius, from);
  const end = polar(center, radius, from + sweep);
  return `M${at(start)}A${Math.round(radius)} ${Math.round(radius)} 0 ${sweep > Math.PI ? 1 : 0} 1 ${at(end)}`;
};

/** A ring of ticks, as on the dial of an instrument. */
const ticks = (
  center: Point,
  radius: number,
  count: number,
  length: number,
  more: Record<string, string | number>,
): string =>
  path(
    Array.from({ length: count }, (_, index) => {
      const angle = (index / count) * FULL;
      const reach = index % 5 === 0 ? length * 1.7 : length;
      return `M${at(polar(center, radius, angle))}L${at(polar(center, radius + reach, angle))}`;
    }).join(""),
    { fill: "none", ...more },
  );

/** Arcs, orbits and dials around one centre. */
export const rings = (random: Random): string => {
  const dark = random.chance(0.6);
  const colors = random.pick(dark ? nightfall : daylight);
  const ink = dark ? lighten(colors.ramp[4] ?? "#ffffff", 0.2) : (colors.ramp[0] ?? "#222222");
  const center = {
    x: WIDTH * random.pick([0.5, 0.5, 0.34, 0.66]),
    y: HEIGHT * random.range(0.42, 0.58),
  };
  const body: string[] = [];
  let radius = random.range(40, 70);
  body.push(circle(center, radius, { fill: "url(#core)" }));
  while (radius < 700) {
    const width = random.range(8, 58);
    radius += width / 2 + random.range(6, 22);
    const shade = random.chance(0.16)
      ? colors.accent
      : random.pick(dark ? colors.ramp.slice(1) : colors.ramp);
    const kind = random.int(0, 5);
    if (kind <= 2) {
      for (let angle = random.range(0, FULL), left = FULL; left > 0.5;) {
        const sweep = Math.min(left, random.range(0.5, 2.6));
        body.push(
          path(arc(center, radius, angle, sweep - random.range(0.05, 0.25)), {
            fill: "none",
            stroke: mix(shade, colors.ground, random.range(0, 0.45)),
            "stroke-width": width * random.pick([1, 1, 0.5]),
            "stroke-linecap": random.chance(0.15) ? "round" : undefined,
          }),
        );
        angle += sweep;
        left -= sweep;
      }
    } else if (kind === 3) {
      body.push(
        ticks(center, radius - width / 4, random.pick([60, 90, 120]), width / 3, {
          stroke: ink,
          "stroke-width": 2.4,
          opacity: 0.8,
        }),
      );
    } else if (kind === 4) {
      body.push(
        circle(center, radius, { fill: "none", stroke: ink, "stroke-width": 2, opacity: 0.7 }),
      );
      body.push(
        circle(polar(center, radius, random.range(0, FULL)), random.range(9, 24), { fill: shade }),
      );
    } else {
      body.push(
        circle(center, radius, {
          fill: "none",
          stroke: shade,
          "stroke-width": width * 0.6,
          "stroke-dasharray": `${random.int(3, 9)} ${random.int(8, 20)}`,
        }),
      );
    }
    radius += width / 2;
  }
  return [
    defs(
      radial(
        "core",
        { x: 0.35, y: 0.3 },
        0.8,
        [lighten(colors.accent, 0.6), 0],
        [colors.accent, 1],
      ),
      radial(
        "field",
        { x: center.x / WIDTH, y: center.y / HEIGHT },
        0.8,
        [mix(colors.ground, colors.ramp[dark ? 1 : 4] ?? colors.ground, 0.8), 0],
        [colors.ground, 1],
      ),
    ),
    tag("rect", { width: WIDTH, height: HEIGHT, fill: colors.ground }),
    sheet("url(#field)"),
    group({}, ...body),
  ].join("");
};
