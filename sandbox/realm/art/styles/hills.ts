import { daylight, nightfall } from "../palettes";
import { lighten, mix, ramp } from "../color";
import type { Random } from "../random";
import {
  circle,
  defs,
  group,
  HEIGHT,
  path,
  radial,
  sheet,
  spline,
  vertical,
  WIDTH,
  type Point,
} from "../svg";

const STEP = 50;

/** A ridge: a few waves of different length on top of each other. */
const ridge = (random: Random, base: number, height: number, rough: number): readonly Point[] => {
  const waves = Array.from({ length: 4 }, (_, index) => ({
    length: random.range(500, 900) / (index * rough + 1),
    phase: random.range(0, Math.PI * 2),
    height: height / (index * 1.5 + 1),
  }));
  return Array.from({ length: WIDTH / STEP + 3 }, (_, index) => {
    const x = (index - 1) * STEP;
    const lift = waves.reduce(
      (sum, wave) => sum + Math.sin((x / wave.length) * Math.PI * 2 + wave.phase) * wave.height,
      0,
    );
    return { x, y: base - lift };
  });
};

/** Layers of hills, lighter the further away, under a large sun. */
export const hills = (random: Random): string => {
  const night = random.chance(0.3);
  const colors = random.pick(night ? nightfall : daylight);
  const layers = random.int(5, 7);
  const horizon = random.range(0.42, 0.55) * HEIGHT;
  const sky = night ? colors.ground : (colors.ramp[4] ?? colors.ground);
  const glow = mix(sky, colors.accent, night ? 0.35 : 0.25);
  const far = lighten(colors.ramp[3] ?? sky, night ? 0 : 0.25);
  const tones = ramp(
    [mix(far, sky, 0.55), colors.ramp[2] ?? far, colors.ramp[1] ?? far, colors.ramp[0] ?? far],
    layers,
  );
  const sun = { x: random.range(200, 600), y: horizon - random.range(40, 250) };
  const size = random.range(70, 135);
  const rough = random.range(0.7, 1.5);

  const bands = tones.map((tone, index) => {
    const depth = index / (layers - 1);
    const base = horizon + depth ** 1.2 * (HEIGHT - horizon) * 0.86;
    const d = `${spline(ridge(random, base, 26 + depth * 34, rough))}L${WIDTH + STEP} ${HEIGHT}L${-STEP} ${HEIGHT}Z`;
    const fill = `hill${index}`;
    return {
      gradient: vertical(
        fill,
        [tone, 0],
        [mix(tone, mix(sky, colors.accent, 0.2), 0.45 - depth * 0.25), 1],
      ),
      shape: path(d, { fill: `url(#${fill})` }),
    };
  });
  const stars = night
    ? Array.from({ length: 70 }, () =>
        circle({ x: random.range(0, WIDTH), y: random.range(0, horizon) }, random.range(0.6, 2), {
          fill: colors.ramp[4],
          opacity: random.range(0.3, 0.9),
        }),
      )
    : [];
  return [
    defs(
      vertical(
        "sky",
        [night ? colors.ground : mix(sky, colors.ramp[2] ?? sky, 0.35), 0],
        [sky, 0.35],
        [glow, 0.6],
      ),
      radial(
        "halo",
        { x: 0.5, y: 0.5 },
        0.5,
        [lighten(colors.accent, 0.5), 0, 0.8],
        [lighten(colors.accent, 0.3), 0.4, 0.35],
        [colors.accent, 0.7, 0.08],
        [colors.accent, 1, 0],
      ),
      vertical("sun", [lighten(colors.accent, night ? 0.7 : 0.35), 0], [colors.accent, 1]),
      ...bands.map(({ gradient }) => gradient),
    ),
    sheet("url(#sky)"),
    group({}, ...stars),
    circle(sun, size * 3, { fill: "url(#halo)" }),
    circle(sun, size, { fill: "url(#sun)" }),
    ...bands.map(({ shape }) => shape),
  ].join("");
};
