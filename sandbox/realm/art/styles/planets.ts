import { darken, lighten, mix, ramp } from "../color";
import { nightfall } from "../palettes";
import type { Random } from "../random";
import {
  circle,
  defs,
  group,
  HEIGHT,
  linear,
  n,
  path,
  polar,
  radial,
  rect,
  sheet,
  spline,
  tag,
  WIDTH,
  type Point,
} from "../svg";

const sky = (random: Random, color: string): string =>
  group(
    { fill: color },
    ...Array.from({ length: 150 }, () =>
      circle(
        { x: random.range(0, WIDTH), y: random.range(0, HEIGHT) },
        random.chance(0.07) ? random.range(2, 3.4) : random.range(0.5, 1.6),
        {
          opacity: random.range(0.2, 0.9),
        },
      ),
    ),
  );

/** Belts of cloud across the disc; the clip keeps them on it. */
const belts = (random: Random, center: Point, radius: number, tones: readonly string[]): string => {
  const body: string[] = [];
  for (let y = center.y - radius; y < center.y + radius;) {
    const height = random.range(0.05, 0.2) * radius;
    const points = Array.from({ length: 8 }, (_, index) => ({
      x: center.x - radius * 1.1 + index * radius * 0.32,
      y: y + random.range(-0.025, 0.025) * radius,
    }));
    const d = `${spline(points)}L${n(center.x + radius * 1.2)} ${n(y + height + 14)}L${n(center.x - radius * 1.2)} ${n(y + height + 14)}Z`;
    body.push(path(d, { fill: random.pick(tones), opacity: 0.92 }));
    y += height;
  }
  return body.join("");
};

const craters = (random: Random, center: Point, radius: number, tone: string): string =>
  Array.from({ length: 16 }, () => {
    const place = polar(
      center,
      radius * Math.sqrt(random.range(0, 0.9)),
      random.range(0, Math.PI * 2),
    );
    const size = radius * random.range(0.03, 0.17);
    return (
      circle(place, size, { fill: darken(tone, 0.28) }) +
      circle({ x: place.x + size * 0.12, y: place.y + size * 0.14 }, size * 0.86, {
        fill: darken(tone, 0.1),
      })
    );
  }).join("");

/** Half of a ring system: the far one is drawn before the planet, the near one after it. */
const halfRing = (
  center: Point,
  radius: number,
  tilt: number,
  near: boolean,
  tones: readonly string[],
): string =>
  group(
    { transform: `rotate(${tilt} ${n(center.x)} ${n(center.y)})`, fill: "none" },
    ...tones.map((tone, index) => {
      const rx = radius * (1.38 + index * 0.115);
      return path(
        `M${n(center.x - rx)} ${n(center.y)}A${n(rx)} ${n(rx * 0.27)} 0 0 ${near ? 0 : 1} ${n(center.x + rx)} ${n(center.y)}`,
        {
          stroke: tone,
          "stroke-width": radius * 0.085,
          opacity: near ? 0.95 : 0.7,
        },
      );
    }),
  );

/** A planet with belts or craters, perhaps rings, and its moons. */
export const planets = (random: Random): string => {
  const colors = random.pick(nightfall);
  const center = { x: WIDTH * random.range(0.4, 0.6), y: HEIGHT * random.range(0.4, 0.58) };
  const ringed = random.chance(0.55);
  const radius = ringed ? random.range(165, 215) : random.range(220, 320);
  const tones = ramp(colors.ramp.slice(2), 6);
  const base = tones[3] ?? colors.accent;
  const tilt = random.pick([-24, -14, 12, 22]);
  const ringTones = [
    colors.accent,
    tones[4] ?? base,
    mix(tones[2] ?? base, colors.ground, 0.3),
    tones[5] ?? base,
  ].slice(0, random.int(2, 4));
  const moons = Array.from({ length: random.int(2, 4) }, () => {
    const place = polar(center, radius * random.range(1.6, 2.3), random.range(0, Math.PI * 2));
    const size = random.range(12, 46);
    return (
      circle(place, size, {
        fill: random.pick([colors.accent, tones[5] ?? base, tones[1] ?? base]),
      }) + circle(place, size, { fill: "url(#night)" })
    );
  });
  const orbits = [1.75, 2.15, 2.6].map((share) =>
    circle(center, radius * share, {
      fill: "none",
      stroke: tones[4],
      "stroke-width": 1.2,
      opacity: 0.28,
      "stroke-dasharray": random.chance(0.5) ? "2 9" : undefined,
    }),
  );
  return [
    defs(
      radial(
        "space",
        { x: center.x / WIDTH, y: center.y / HEIGHT },
        0.85,
        [mix(colors.ground, colors.ramp[2] ?? colors.ground, 0.6), 0],
        [colors.ground, 0.75],
      ),
      linear(
        "night",
        { x: 0.12, y: 0.1 },
        { x: 0.92, y: 0.9 },
        ["#ffffff", 0, 0.28],
        ["#ffffff", 0.25, 0],
        [darken(colors.ground, 0.5), 0.55, 0.35],
        [darken(colors.ground, 0.5), 1, 0.95],
      ),
      radial("air", { x: 0.5, y: 0.5 }, 0.5, [lighten(base, 0.2), 0.8, 0.5], [base, 1, 0]),
      tag("clipPath", { id: "globe" }, circle(center, radius, {})),
    ),
    sheet("url(#space)"),
    sky(random, lighten(colors.accent, 0.5)),
    ringed ? "" : group({}, ...orbits),
    circle(center, radius * 1.22, { fill: "url(#air)" }),
    ringed ? halfRing(center, radius, tilt, false, ringTones) : "",
    group(
      { "clip-path": "url(#globe)" },
      rect(center.x - radius, center.y - radius, radius * 2, radius * 2, { fill: base }),
      group(
        { transform: `rotate(${tilt} ${n(center.x)} ${n(center.y)})` },
        ringed || random.chance(0.6)
          ? belts(random, center, radius, tones)
          : craters(random, center, radius, base),
      ),
    ),
    circle(center, radius + 0.5, { fill: "url(#night)" }),
    ringed ? halfRing(center, radius, tilt, true, ringTones) : "",
    group({}, ...moons),
  ].join("");
};
