import { darken, lighten, mix } from "../color";
import { nightfall, type Palette } from "../palettes";
import type { Random } from "../random";
import {
  circle,
  defs,
  group,
  HEIGHT,
  n,
  path,
  polyline,
  radial,
  rect,
  vertical,
  WIDTH,
  type Point,
} from "../svg";

const tone = ({ ramp, ground }: Palette, index: number): string => ramp[index] ?? ground;

const stars = (random: Random, below: number, color: string): string =>
  group(
    { fill: color },
    ...Array.from({ length: 90 }, () =>
      circle(
        { x: random.range(0, WIDTH), y: random.range(0, below) ** 1.02 },
        random.chance(0.1) ? random.range(2, 3.2) : random.range(0.6, 1.7),
        {
          opacity: random.range(0.25, 0.95),
        },
      ),
    ),
  );

/** The moon's light on the water: dashes that widen and scatter towards the viewer. */
const glitter = (
  random: Random,
  moon: Point,
  horizon: number,
  size: number,
  color: string,
): string => {
  const rows = 46;
  return Array.from({ length: rows }, (_, row) => {
    const depth = row / rows;
    const y = horizon + 8 + depth ** 1.35 * (HEIGHT - horizon - 30);
    const spread = size * (0.55 + depth * 1.5);
    return Array.from({ length: random.int(1, 3) }, () => {
      const width = random.range(0.15, 0.8) * spread * (1 - depth * 0.25);
      const x = moon.x + random.range(-1, 1) * spread * 0.62 - width / 2;
      const height = 2.2 + depth * 5;
      return rect(x, y, width, height, { rx: height / 2, fill: color, opacity: 0.9 - depth * 0.5 });
    }).join("");
  }).join("");
};

const sail = (random: Random, horizon: number, dark: string, light: string): string => {
  const x = random.range(150, 650);
  const y = horizon + random.range(70, 190);
  const s = random.range(0.8, 1.5);
  const p = (dx: number, dy: number): Point => ({ x: x + dx * s, y: y + dy * s });
  return [
    path(polyline([p(0, -130), p(0, -14), p(-58, -14)], true), { fill: light }),
    path(polyline([p(8, -112), p(8, -14), p(46, -14)], true), { fill: mix(light, dark, 0.35) }),
    path(polyline([p(-66, -6), p(62, -6), p(40, 18), p(-44, 18)], true), { fill: dark }),
  ].join("");
};

const skyline = (random: Random, horizon: number, dark: string, light: string): string => {
  const houses: string[] = [];
  let windows = "";
  for (let x = -20; x < WIDTH;) {
    const width = random.range(34, 90);
    const height = random.range(40, 210) * (0.5 + 0.5 * Math.sin((x / WIDTH) * Math.PI));
    houses.push(
      rect(x, horizon - height, width + 1, height + 2, {
        fill: mix(dark, light, random.range(0, 0.07)),
      }),
    );
    for (let wy = horizon - height + 14; wy < horizon - 12; wy += 17) {
      for (let wx = x + 9; wx < x + width - 9; wx += 14) {
        if (random.chance(0.28)) windows += `M${n(wx)} ${n(wy)}h5v8h-5z`;
      }
    }
    x += width;
  }
  return houses.join("") + path(windows, { fill: light, opacity: 0.9 });
};

const islands = (random: Random, horizon: number, dark: string, far: string): string =>
  [0, 1, 2]
    .map((layer) => {
      const points = Array.from({ length: 18 }, (_, index) => ({
        x: index * 50 - 20,
        y:
          horizon -
          Math.max(
            0,
            Math.sin(index * 0.45 + layer * 2 + random.range(0, 0.6)) * (105 - layer * 26) +
              random.range(-18, 18),
          ),
      }));
      const d = `${polyline(points)}L${WIDTH + 60} ${horizon + 1}L-30 ${horizon + 1}Z`;
      return path(d, { fill: mix(far, dark, (layer + 1) / 3), "stroke-linejoin": "round" });
    })
    .join("");

/** The sea at night under a moon; a sail, a town or islands on it. */
export const nocturne = (random: Random): string => {
  const colors = random.pick(nightfall);
  const horizon = random.range(0.52, 0.66) * HEIGHT;
  const moon = { x: random.range(220, 580), y: horizon - random.range(150, 380) };
  const size = random.range(62, 112);
  const light = lighten(tone(colors, 4), 0.35);
  const dark = darken(colors.ground, 0.35);
  const far = mix(tone(colors, 2), colors.ground, 0.35);
  const subject = random.pick([sail, skyline, islands, skyline]);
  const subjects = subject(random, horizon, dark, subject === islands ? far : light);
  return [
    defs(
      vertical(
        "dusk",
        [colors.ground, 0],
        [tone(colors, 1), 0.4],
        [tone(colors, 2), 0.75],
        [tone(colors, 3), 1],
      ),
      vertical(
        "sea",
        [mix(tone(colors, 2), tone(colors, 3), 0.35), 0],
        [tone(colors, 1), 0.35],
        [dark, 1],
      ),
      radial(
        "glow",
        { x: 0.5, y: 0.5 },
        0.5,
        [light, 0, 0.7],
        [tone(colors, 3), 0.45, 0.25],
        [tone(colors, 3), 1, 0],
      ),
      radial(
        "disc",
        { x: 0.4, y: 0.35 },
        0.75,
        ["#fffdf4", 0],
        [light, 0.7],
        [mix(light, tone(colors, 3), 0.35), 1],
      ),
    ),
    `<g>${rect(0, 0, WIDTH, horizon + 1, { fill: "url(#dusk)" })}</g>`,
    stars(random, horizon * 0.8, light),
    circle(moon, size * 3.4, { fill: "url(#glow)" }),
    circle(moon, size, { fill: "url(#disc)" }),
    rect(0, horizon, WIDTH, HEIGHT - horizon, { fill: "url(#sea)" }),
    subject === sail ? "" : subjects,
    glitter(random, moon, horizon, size, light),
    subject === sail ? subjects : "",
  ].join("");
};
